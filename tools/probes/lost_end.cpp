#include "tools/probes/lost_end.h"

#include <algorithm>

namespace relata {
namespace {

// Does a mention of it need a bearer that is named elsewhere?
bool points_elsewhere(const Extractor& extractor, const Mention& mention) {
  const auto& types = extractor.program.symbols.set(mention.symbol).types;
  return std::any_of(types.begin(), types.end(), [&](TypeId type) {
    const Reference reference = extractor.base->schema.type(type).reference;
    return reference == Reference::pronoun || reference == Reference::description || reference == Reference::counterpart;
  });
}

}  // namespace

std::string end_without_bearer(const Extractor& extractor, const std::string& text, const Trial& trial, const MatchAttempt& attempt) {
  const std::vector<Decision>& decisions = trial.result.resolution.decisions;
  const std::vector<Mention>& mentions = trial.trace.mentions;
  if (attempt.rule >= extractor.base->rules.size()) return {};
  for (const EmitAction& emit : extractor.base->rules[attempt.rule].emit)
    for (const int slot : {emit.subject.slot, emit.object.slot}) {
      if (slot < 0 || static_cast<std::size_t>(slot) >= attempt.slots.size()) continue;
      for (const Span span : attempt.slots[static_cast<std::size_t>(slot)]) {
        if (span.empty() || span.end > text.size()) continue;
        const bool has_bearer = std::any_of(decisions.begin(), decisions.end(), [&](const Decision& decision) {
          return decision.mention < mentions.size() && mentions[decision.mention].span == span && !decision.entity.empty();
        });
        const bool needs_one = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
          return mention.span == span && points_elsewhere(extractor, mention);
        });
        if (needs_one && !has_bearer) return text.substr(span.begin, span.size());
      }
    }
  return {};
}

}  // namespace relata
