// Who is meant, within one document: drafts over mentions become statements over entities.
//
// A function of the document, what the layers found in it, and the rules; no state between documents. docs/resolution.md lists the
// attributes by which rules and lexicons tell it what a mention says of its bearer.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/layers/analysis.h"
#include "engine/model/document.h"
#include "engine/model/statement.h"
#include "engine/resolve/within_tables.h"
#include "engine/rules/rule_base.h"

namespace relata {

// A time mention as the mention stream writes it.
struct TimeRecord {
  std::string type;   // DATE, TIME, DURATION or SET
  std::string value;  // TIMEX3
  Attributes attributes;
};

// What engine/time knows; an empty function counts as "unknown".
struct TimeSource {
  std::function<std::string(const StatementDraft&)> when;      // ISO 8601 of draft.when, as the draft's verb makes it; may be empty
  std::function<std::string(MentionId)> duration;              // ISO duration
  std::function<std::string(MentionId)> value;                 // ISO value of a time that is an end itself
  std::function<std::optional<TimeRecord>(MentionId)> record;  // for the mention stream
};

struct ResolveOptions {
  bool all_mentions = false;   // verb and noun groups too
  bool mentions = true;        // fill Resolution::mentions
  bool only_times = false;     // no statements, and of the mentions times alone
  bool explain = false;        // fill Resolution::decisions
  std::size_t max_pairs = 28;  // statements that one draft may distribute into
};

// Why a mention was taken to mean an entity; `entity` is empty where none was clear.
struct Decision {
  MentionId mention = no_mention;
  std::string entity;  // id
  std::string label;
  std::string why;
};

struct Resolution {
  std::vector<Statement> statements;    // in text order
  std::vector<MentionRecord> mentions;  // in text order
  std::vector<Decision> decisions;      // in text order
  std::size_t unresolved_drafts = 0;    // no clear bearer, or none at all
  std::size_t mistyped_drafts = 0;      // a bearer outside the relation's domain or range
  std::size_t pairs_cut = 0;            // drafts that would have become more than max_pairs statements
};

[[nodiscard]] Resolution resolve_document(const Document& document, const Analysis& analysis, const RuleBase& rules,
                                          const ResolveTables& tables, const TimeSource& times, const ResolveOptions& options = {});

}  // namespace relata
