#include "engine/layers/where.h"

#include <algorithm>

#include "engine/layers/attributes.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

// Of a condition that tells of one mention alone.
bool condition_holds(const AnalysisState& state, MentionId id, const Condition& condition) {
  bool holds = false;
  switch (condition.kind) {
    case ConditionKind::attribute_in: {
      const std::string value = attribute_of(state, id, condition.attribute);
      holds = std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
      break;
    }
    case ConditionKind::is_type:
      holds = state.program.symbols.satisfies(state.mention(id).symbol, condition.test);
      break;
    case ConditionKind::is_word:
      holds = is_word(state, id, condition.word_kind, condition.word_index);
      break;
    case ConditionKind::same:
    case ConditionKind::differs:
      break;
  }
  return holds != condition.negated;
}

}  // namespace

bool condition_holds(const AnalysisState& state, const Binding& binding, const Condition& condition) {
  const auto& left = binding.slots[condition.slot];
  if (left.empty()) return condition.negated;
  if (condition.kind != ConditionKind::same && condition.kind != ConditionKind::differs)
    return condition_holds(state, left.front(), condition);
  const auto text = [&](MentionId id) { return fold_case(state.text(state.mention(id).span)); };
  const auto& right = binding.slots[condition.other];
  const bool same = !right.empty() && text(left.front()) == text(right.front());
  return (same == (condition.kind == ConditionKind::same)) != condition.negated;
}

bool fits_first(const AnalysisState& state, MentionId first, const CompiledPattern& pattern) {
  if (pattern.first_conditions.empty()) return true;
  const std::vector<Condition>& where = state.base().rules[pattern.rule].where;
  return first != no_mention && std::all_of(pattern.first_conditions.begin(), pattern.first_conditions.end(),
                                            [&](std::uint32_t i) { return condition_holds(state, first, where[i]); });
}

}  // namespace relata
