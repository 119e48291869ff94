#include "tools/probes/where_missed.h"

#include <algorithm>

namespace relata {
namespace {

std::string last_word(const std::string& name) {
  return name.substr(name.rfind(' ') + 1);
}

bool names(const std::string& wanted, const Document& document, Span sentence, const Trial& trial) {
  const std::string word = last_word(wanted);
  if (std::string_view(document.text).substr(sentence.begin, sentence.size()).find(word) != std::string_view::npos) return true;
  return std::any_of(trial.result.resolution.decisions.begin(), trial.result.resolution.decisions.end(), [&](const Decision& decision) {
    if (decision.mention >= trial.trace.mentions.size()) return false;
    return sentence.contains(trial.trace.mentions[decision.mention].span) && last_word(decision.label) == word;
  });
}

}  // namespace

int ends_named(const ExpectedStatement& wanted, const Document& document, std::uint32_t sentence, const Trial& trial) {
  const Span span = document.sentences[sentence].span;
  return names(wanted.subject, document, span, trial) + names(wanted.object, document, span, trial);
}

std::vector<RuleId> rules_that_emit(const RuleBase& base, RelationId relation) {
  std::vector<RuleId> rules;
  for (RuleId rule = 0; rule < base.rules.size(); ++rule) {
    const auto& emits = base.rules[rule].emit;
    if (std::any_of(emits.begin(), emits.end(), [&](const EmitAction& emit) { return emit.relation == relation; })) rules.push_back(rule);
  }
  return rules;
}

}  // namespace relata
