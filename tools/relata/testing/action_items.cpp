#include "tools/relata/testing/action_items.h"

namespace relata {
namespace {

// The whole words of a key and its value: the rule knows no place of them but its own.
Span key_in_rule(const std::string& bytes, Span rule, const std::string& key) {
  const std::size_t end = std::min(bytes.find("\n  - ", rule.begin), bytes.size());
  const std::size_t at = bytes.find(key + ":", rule.begin);
  if (at >= end) return rule;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(std::min(bytes.find_first_of("\n#", at), end))};
}

}  // namespace

const std::vector<Qualifier>& qualifiers() {
  static const std::vector<Qualifier> all = {{"when", &EmitAction::when},
                                             {"where", &EmitAction::where},
                                             {"of", &EmitAction::of},
                                             {"for", &EmitAction::duration},
                                             {"source", &EmitAction::source}};
  return all;
}

std::vector<AttributeSetting>& attributes_of(Rule& rule, std::size_t action) {
  return action < rule.mark.size() ? rule.mark[action].attributes : rule.fold[action - rule.mark.size()].attributes;
}

std::vector<ActionItem> actions_of(const Rule& rule, const std::string& bytes) {
  std::vector<ActionItem> all;
  const auto add = [&](ActionKind kind, std::size_t action, std::size_t number, Span place) {
    all.push_back({kind, action, number, place, bytes.substr(place.begin, place.size())});
  };
  if (rule.mode) add(ActionKind::mode, 0, 0, key_in_rule(bytes, rule.place, "mode"));
  if (rule.when >= 0 || rule.when_none) add(ActionKind::when, 0, 0, key_in_rule(bytes, rule.place, "when"));
  for (std::size_t i = 0; i < rule.emit.size(); ++i) {
    add(ActionKind::emit, i, 0, rule.emit[i].place);
    for (std::size_t q = 0; q < qualifiers().size(); ++q) {
      const int slot = rule.emit[i].*qualifiers()[q].slot;
      if (slot < 0) continue;
      add(ActionKind::qualifier, i, q, rule.emit[i].place);
      all.back().words = std::string("(") + qualifiers()[q].name + " " + rule.slots[static_cast<std::size_t>(slot)].name + ")";
    }
  }
  Rule copy = rule;
  for (std::size_t i = 0; i < rule.mark.size() + rule.fold.size(); ++i)
    for (std::size_t a = 0; a < attributes_of(copy, i).size(); ++a) {
      const AttributeSetting& setting = attributes_of(copy, i)[a];
      add(ActionKind::attribute, i, a, setting.place);
      const std::string slot = setting.slot < 0 ? setting.literal : rule.slots[static_cast<std::size_t>(setting.slot)].name;
      all.back().words = setting.name + " " + slot + (setting.attribute.empty() ? "" : "." + setting.attribute);
    }
  return all;
}

}  // namespace relata
