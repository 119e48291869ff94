// How a statement came about: from the sentence to the rule, its slots, and who was taken for whom.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "engine/extraction.h"
#include "tools/probes/probe_base.h"

namespace relata {

struct SlotAccount {
  std::string name, piece, words;  // "a", "{a:Agent}", "Antony Blinken"
};

struct StatementAccount {
  std::string id, statement, document, quote;
  std::string sentence;
  std::string tape;                   // the sentence as rules saw it
  std::vector<std::string> readings;  // of the sentence
  std::string rule, place, pattern;   // "diplomacy/met", FILE:LINE
  std::vector<SlotAccount> slots;
  std::vector<std::string> conditions;                    // all of which held
  std::vector<std::pair<std::string, std::string>> ends;  // words in the text -> entity, and why
};

[[nodiscard]] StatementAccount account_of(const Extractor& extractor, const Document& document, const Statement& statement,
                                          const Trial& trial, const Diagnostics& sources);

[[nodiscard]] std::string to_text(const StatementAccount& account);
[[nodiscard]] std::string to_json(const StatementAccount& account);

}  // namespace relata
