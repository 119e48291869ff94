// What a pattern costs as one of a relation's rule: how often it is asked, and how large it becomes.
#pragma once
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

struct PatternCost {
  std::vector<std::string> verbs;     // of clauses with one of these it is asked; empty: of every clause
  std::size_t expressions = 0;        // that RE2 compiles, one for each shape of verb and prepositions
  std::size_t instructions = 0;       // of the largest
  std::size_t ways = 1;               // to be tried one by one where a word does not fit; at most most_ways
  std::vector<std::string> warnings;  // as `relata check` gives them (C001 to C003), with the way out
};

// `pattern` and its slots must have been read against `base`.
[[nodiscard]] PatternCost cost_of(const RuleBase& base, const Pattern& pattern, const std::vector<SlotDeclaration>& slots);

// A line each.
[[nodiscard]] std::vector<std::string> cost_in_words(const PatternCost& cost);
[[nodiscard]] nlohmann::ordered_json to_json(const PatternCost& cost);

}  // namespace relata
