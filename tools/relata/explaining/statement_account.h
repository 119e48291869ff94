// How a statement came about: from the sentence over its tape and readings to the rule, what each part of its pattern matched, and who was
// taken for whom. One value; text, JSON and HTML render it.
#pragma once
#include <string>
#include <vector>

#include "engine/resolve/across_documents.h"
#include "tools/relata/explaining/drawn_sentence.h"

namespace relata {

struct PatternPart {
  std::string text;       // as written: "{a:Agent}", " <meet> "
  std::string slot;       // empty: it binds none
  std::string types;      // of the slot
  std::string words;      // of the text, that it matched; empty: took no part, or that is not known
  bool optional = false;  // may be missing: without words it took no part
};

// An end of the statement and why it is this entity.
struct EndAccount {
  struct Mention {
    std::string words, why;
    std::uint32_t sentence = 0;  // from 1
  };
  struct Merge {
    std::string label, document, why;  // of the other side
  };
  std::string place;  // subject, object, where, of, source
  std::string words;  // empty: filled in by the story
  std::string label, type, id, why;
  std::vector<std::string> aliases;
  std::vector<Mention> mentions;  // of the document, that mean the same entity
  std::vector<Merge> merges;      // over all documents that were read
};

struct StatementAccount {
  std::string id, statement, document, quote;
  std::string subject, relation, object;
  DrawnSentence drawn;
  std::vector<Span> evidence;      // bytes of drawn.text
  std::string rule, place, about;  // "diplomacy/met", FILE:LINE
  std::string status;              // experimental, deprecated; empty: stable
  std::string pattern;
  std::vector<PatternPart> parts;       // of `pattern`, in order
  std::vector<std::string> conditions;  // all of which held
  std::vector<EndAccount> ends;
};

// The match that made the statement: the one of its rule that covers most of its evidence; nullptr if none was recorded.
[[nodiscard]] const MatchAttempt* maker_of(const RuleBase& base, const Document& document, const Statement& statement, const Trial& trial);
[[nodiscard]] StatementAccount account_of(const Extractor& extractor, const Document& document, const Statement& statement,
                                          const Trial& trial, const Diagnostics& sources);
// Adds how the ends were joined with those of other documents; `statements` are all that were made of them.
void add_merges(std::vector<StatementAccount>& accounts, const std::vector<Statement>& statements, const Vocabulary& vocabulary);

[[nodiscard]] std::string to_text(const StatementAccount& account);
[[nodiscard]] std::string to_json(const StatementAccount& account);
[[nodiscard]] std::string to_html(const std::vector<StatementAccount>& accounts);  // one page, nothing outside it

}  // namespace relata
