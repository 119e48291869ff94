// What the layers found in one document, before resolution.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/document.h"
#include "engine/rules/rule.h"
#include "engine/tape/mention.h"

namespace relata {

// A place of a statement: a mention, or what discourse fills in.
struct DraftEnd {
  MentionId mention = no_mention;
  Discourse discourse = Discourse::none;
  TypeId wanted = no_type;  // the slot's type joined with the relation's domain or range: picks the sense
  [[nodiscard]] bool present() const { return mention != no_mention || discourse != Discourse::none; }
};

// A statement whose ends are still mentions.
struct StatementDraft {
  RelationId relation = 0;
  DraftEnd subject, object;
  bool each_pair = false;  // of subject's members
  Mode mode = Mode::asserted;
  MentionId when = no_mention;  // a time mention
  MentionId where = no_mention, of = no_mention, duration = no_mention, source = no_mention;
  MentionId verb = no_mention;  // the verb group or event noun it rests on (tense for relative times); may be absent
  std::uint32_t rule = 0;
  std::uint32_t sentence = 0;
  std::vector<Span> evidence;  // sorted, of the document's text
};

// A clause as read: who does what. Resolution weighs subjects over other mentions and finds speakers by it.
struct ClauseRecord {
  std::uint32_t sentence = 0;
  MentionId subject = no_mention;
  MentionId verb = no_mention;
  std::uint8_t depth = 0;  // 0: stands in the text as such
};

struct Analysis {
  std::vector<Mention> mentions;              // in order of making; those of a sentence are contiguous per layer, not overall
  std::vector<std::vector<MentionId>> tapes;  // per sentence: its outermost mentions after the last layer, in text order
  std::vector<ClauseRecord> clauses;          // in text order
  std::vector<StatementDraft> drafts;         // in text order
  std::vector<std::uint32_t> unread;          // sentences in which no rule can match: nothing is known of their words
  std::size_t readings_cut = 0;               // readings left out by the cap of 48 a sentence
  std::size_t pairs_cut = 0;                  // each-pair emissions left out by the cap of 28
};

}  // namespace relata
