// Words without which no rule can match in a sentence: what spares reading most sentences where few things are asked for, such as times.
#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/text/span.h"

namespace relata {

// Kinds of words, by number. A pattern needs one word of each of some kinds.
constexpr std::size_t most_word_kinds = 256;
using WordKinds = std::bitset<most_word_kinds>;

class Triggers {
 public:
  // Every sentence may match.
  Triggers() = default;
  // For mentions of `wanted_types`: words of theirs, and of each pattern the rarest things that it can't do without. Every sentence may
  // match where a pattern has none, or all types are wanted (an empty list).
  static Triggers of(const RuleBase& base, const std::vector<TypeId>& wanted_types);

  // May over-report, never under-reports.
  [[nodiscard]] bool may_match(std::string_view text, Span sentence) const;

 private:
  friend class TriggerTable;  // builds it
  void add(const std::string& word, std::size_t kind);
  void finish();
  [[nodiscard]] const WordKinds* kinds_of(std::uint32_t state) const;

  bool known_ = false;
  std::vector<WordKinds> needed_;                             // a sentence may match if it has all kinds of one of these
  WordKinds quote_;                                           // those of a single quote
  WordKinds enough_;                                          // kinds that are all of such a set
  std::unordered_map<std::uint32_t, WordKinds> words_;        // by the hash of a token's ASCII letters and digits, case-folded
  std::vector<std::pair<std::size_t, std::size_t>> figures_;  // kinds of numbers: of so many figures in a row, or with points or commas
  std::bitset<1 << 16> sieve_;                                // by a part of the hash: false means that no such word is known
};

}  // namespace relata
