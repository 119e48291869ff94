// What rules bind, or look at beyond the letter on the tape: types of slots and parts, and words that stand in patterns.
#pragma once
#include <string_view>

#include "engine/rules/rule_base.h"

namespace relata {

inline constexpr std::size_t word_keys = 4096;
// Below word_keys; the same for two texts of ASCII that differ in case alone. Few words share one.
[[nodiscard]] inline std::size_t word_key(std::string_view text) {
  if (text.empty()) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(text[at]) | 0x20U); };
  const std::size_t mixed =
      byte(0) * 0x9e3779b1U + byte(text.size() / 2) * 0x85ebca6bU + byte(text.size() - 1) * 0xc2b2ae35U + text.size() * 0x27d4eb2fU;
  return (mixed >> 16) % word_keys;
}

struct AskedOfMentions {
  TypeBits types;
  std::vector<bool> words;  // by word_key
};

// Over-reports, never under-reports: a mention of none of these types, nor of a type below one, whose text is ASCII and none of the words,
// is bound and looked at by no rule.
[[nodiscard]] AskedOfMentions asked_of_mentions(const RuleBase& base);

}  // namespace relata
