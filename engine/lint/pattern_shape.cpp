#include "engine/lint/pattern_shape.h"

#include "engine/rules/parse_pattern.h"

namespace relata {
namespace {

// A slot is written {3:Type}: its number tells the rule's slots apart, not what they match.
std::string without_numbers(const std::string& dumped) {
  std::string shape;
  for (std::size_t at = 0; at < dumped.size(); ++at) {
    shape += dumped[at];
    if (dumped[at] != '{') continue;
    std::size_t next = at + 1;
    while (next < dumped.size() && dumped[next] >= '0' && dumped[next] <= '9') ++next;
    if (next > at + 1 && next < dumped.size() && dumped[next] == ':') at = next;
  }
  return shape;
}

void collect(const PatternNode& node, std::vector<const PatternNode*>& parts) {
  if (node.kind != PatternKind::sequence) {
    parts.push_back(&node);
    return;
  }
  for (const PatternNode& child : node.children) collect(child, parts);
}

}  // namespace

std::string shape_of(const PatternNode& node, const RuleBase& base) {
  Pattern pattern;
  pattern.root = node;
  return shape_of(pattern, base);
}

std::string shape_of(const Pattern& pattern, const RuleBase& base) {
  return without_numbers(dump(pattern, base));
}

std::vector<const PatternNode*> parts_of(const PatternNode& node) {
  std::vector<const PatternNode*> parts;
  collect(node, parts);
  return parts;
}

}  // namespace relata
