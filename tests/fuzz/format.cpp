// `relata fmt`: what it writes stays as it is, and holds the same tree.
#include "engine/rules/format.h"

#include "engine/yaml/yaml.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

namespace {

void tell(const yaml::Node& node, std::string& out) {  // NOLINT(misc-no-recursion)
  out += node.is_scalar() ? "'" + std::to_string(node.text.size()) + ":" + node.text : node.is_sequence() ? "[" : "{";
  for (const yaml::Node& item : node.items) tell(item, out);
  for (const yaml::Member& member : node.members) {
    tell(member.key, out);
    tell(member.value, out);
  }
  out += node.is_scalar() ? "'" : node.is_sequence() ? "]" : "}";
}

std::string told(std::string_view bytes) {
  Diagnostics diagnostics;
  const auto tree = yaml::parse(diagnostics.add_source("input.yaml", std::string(bytes)), diagnostics);
  if (!tree || diagnostics.errors() > 0) return "no tree";
  std::string out;
  tell(*tree, out);
  return out;
}

}  // namespace

void take(std::string_view input) {
  const auto once = format_rule_file(input);
  if (!once) return;
  const auto twice = format_rule_file(*once);
  must(twice && *twice == *once, "what fmt wrote it leaves as it is", *once);
  if (input.starts_with("\xEF\xBB\xBF")) input.remove_prefix(3);
  must(told(*once) == told(input), "fmt leaves the tree as it is", *once);
}

}  // namespace relata::fuzz
