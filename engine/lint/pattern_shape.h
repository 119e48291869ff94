// Patterns compared by what they match, whatever their slots are called.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

// Equal for patterns that match the same texts by the same parts.
[[nodiscard]] std::string shape_of(const Pattern& pattern, const RuleBase& base);
[[nodiscard]] std::string shape_of(const PatternNode& node, const RuleBase& base);

// The parts that every match has, in their order: sequences are opened, what may be missing and alternatives stay whole.
[[nodiscard]] std::vector<const PatternNode*> parts_of(const PatternNode& node);

// Is what the node matches always there?
[[nodiscard]] inline bool is_obligatory(const PatternNode& node) {
  return node.kind != PatternKind::repeat || node.min > 0;
}

// Where `node` stands in the pattern's file.
[[nodiscard]] inline Span place_of(const Pattern& pattern, const PatternNode& node) {
  return pattern.in_source(node.span);
}
[[nodiscard]] inline Span place_of(const Pattern& pattern) {
  return pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())});
}

}  // namespace relata
