// RE2 knows no lemmas: a <name> is a class of symbols whose lemma is checked after the match. Where the check fails, the pattern is tried
// way by way: alternatives, optional pieces, rounds of repetitions and lengths of gaps one after another, in RE2's order of preference.
#pragma once
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

inline constexpr std::size_t most_ways = 128;  // further ones are not tried

// More than one way, and something to check?
[[nodiscard]] bool has_ways(const Pattern& pattern, const RuleBase& base);
// The ways in which the pattern can match, none with a choice left that a check could depend on.
[[nodiscard]] std::vector<Pattern> ways_of(const Pattern& pattern, const RuleBase& base);

}  // namespace relata
