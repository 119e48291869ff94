// The actions of a rule as its author counts them: each emit and its qualifiers, each attribute of a mark or fold, `mode:`, `when:`.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

enum class ActionKind : std::uint8_t { emit, qualifier, attribute, mode, when };

struct ActionItem {
  ActionKind kind = ActionKind::emit;
  std::size_t action = 0;  // index into Rule::emit; of an attribute into Rule::mark, and behind these Rule::fold
  std::size_t number = 0;  // which qualifier (qualifiers_of) or attribute of it
  Span place;              // in the rule's file
  std::string words;
};

struct Qualifier {
  const char* name;  // as rules write it
  int EmitAction::*slot;
};
[[nodiscard]] const std::vector<Qualifier>& qualifiers();

[[nodiscard]] std::vector<ActionItem> actions_of(const Rule& rule, const std::string& bytes);
// The attributes of a rule's marks and folds, in the order that ActionItem::action counts in.
[[nodiscard]] std::vector<AttributeSetting>& attributes_of(Rule& rule, std::size_t action);

}  // namespace relata
