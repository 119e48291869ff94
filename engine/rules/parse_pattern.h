// Pattern text -> PatternNode tree, names bound, every mistake with its caret inside the pattern (codes P0xx).
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/pattern.h"
#include "engine/rules/rule.h"
#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata {

// Reads the pattern in `scalar`. Named slots are added to `slots` (or found there: the patterns of one `match` share them); nullptr means
// that the pattern may bind none (phrases, `unless`). Sets, families, phrases and lemmas must have been added to `base` before.
// Reports every mistake it finds, and returns nullopt if there was one.
[[nodiscard]] std::optional<Pattern> parse_pattern(const yaml::Node& scalar, SourceId source, const RuleBase& base,
                                                   std::vector<SlotDeclaration>* slots, Diagnostics& diagnostics);

// The same for a text that stands in `source` byte for byte from `offset` on.
[[nodiscard]] std::optional<Pattern> parse_pattern_text(std::string_view text, SourceId source, std::uint32_t offset, const RuleBase& base,
                                                        std::vector<SlotDeclaration>* slots, Diagnostics& diagnostics);

// Can the pattern match without taking anything in?
[[nodiscard]] bool can_be_empty(const PatternNode& node, const RuleBase& base);

// Is it small enough to be run: at most most_pattern_parts nodes, phrases spelled out? Else P038 is reported. Phrases must be complete.
[[nodiscard]] bool is_small_enough(const Pattern& pattern, const RuleBase& base, Diagnostics& diagnostics);
inline constexpr std::size_t most_pattern_parts = 100'000;

// The tree on one line, for tests and `--explain`: (seq slot:a[Agent] space <meet:family>).
[[nodiscard]] std::string dump(const Pattern& pattern, const RuleBase& base);

}  // namespace relata
