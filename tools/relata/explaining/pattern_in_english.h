// A pattern in English, part by part.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

// A line a part, inner parts indented: "a: a mention of type Agent".
[[nodiscard]] std::vector<std::string> pattern_in_english(const Pattern& pattern, const RuleBase& base,
                                                          const std::vector<SlotDeclaration>& slots);
// Words that must stand in the text, in order.
[[nodiscard]] std::vector<std::string> literals_of(const Pattern& pattern);

}  // namespace relata
