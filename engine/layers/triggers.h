// Words without which no rule can match in a sentence: what spares reading most sentences where few things are asked for, such as times.
#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/text/span.h"

namespace relata {

class Triggers {
 public:
  // Every sentence may match.
  Triggers() = default;
  // For mentions of `wanted_types`: words of theirs, and of each pattern the rarest thing that it can't do without. Every sentence may
  // match where a pattern has none, or all types are wanted (an empty list).
  static Triggers of(const RuleBase& base, const std::vector<TypeId>& wanted_types);

  // May over-report, never under-reports.
  [[nodiscard]] bool may_match(std::string_view text, Span sentence) const;

 private:
  void add(const std::string& word);
  [[nodiscard]] bool has(std::uint32_t state) const;

  bool known_ = false, number_ = false;
  std::unordered_set<std::uint32_t> words_;  // hashes of tokens' ASCII letters and digits, case-folded
  std::bitset<1 << 16> sieve_;               // by a part of the hash: false means that no such word is known
};

}  // namespace relata
