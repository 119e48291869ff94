#include "tools/relata/testing/action_coverage.h"

#include <algorithm>

namespace relata {
namespace {

bool took_part(const MatchAttempt& attempt, int slot) {
  if (slot < 0) return true;
  const auto number = static_cast<std::size_t>(slot);
  return number < attempt.slots.size() && !attempt.slots[number].empty();
}

bool reached_by(const Rule& rule, const ActionItem& action, const MatchAttempt& attempt) {
  switch (action.kind) {
    case ActionKind::emit:
    case ActionKind::qualifier: {
      const EmitAction& emit = rule.emit[action.action];
      if (!took_part(attempt, emit.subject.slot) || (!emit.each_pair && !took_part(attempt, emit.object.slot))) return false;
      return action.kind == ActionKind::emit || took_part(attempt, emit.*qualifiers()[action.number].slot);
    }
    case ActionKind::attribute: {
      Rule copy = rule;
      return took_part(attempt, attributes_of(copy, action.action)[action.number].slot);
    }
    case ActionKind::when:
      return took_part(attempt, rule.when);
    case ActionKind::mode:
      return rule.mode->slots.empty() ||
             std::any_of(rule.mode->slots.begin(), rule.mode->slots.end(), [&](int slot) { return took_part(attempt, slot); });
  }
  return false;
}

}  // namespace

bool was_reached(const RuleBase& base, RuleId id, const ActionItem& action, const Trial& trial) {
  const Rule& rule = base.rules[id];
  if (action.kind == ActionKind::emit || action.kind == ActionKind::qualifier) {
    const std::string name = base.packs[rule.pack].name + "/" + rule.id;
    const std::string& relation = base.schema.relation(rule.emit[action.action].relation).name;
    const auto& made = trial.result.resolution.statements;
    if (std::none_of(made.begin(), made.end(), [&](const Statement& one) { return one.rule == name && one.relation == relation; }))
      return false;
  }
  return std::any_of(trial.trace.attempts.begin(), trial.trace.attempts.end(),
                     [&](const MatchAttempt& attempt) { return attempt.rule == id && attempt.acted && reached_by(rule, action, attempt); });
}

}  // namespace relata
