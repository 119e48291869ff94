// What spares asking most patterns of a layer: by what they begin with, by what they need, and what their first mention must be.
#pragma once
#include <optional>

#include "engine/layers/program.h"
#include "engine/tape/pattern_context.h"

namespace relata {

// Puts the patterns of a layer that scans in order of priority, and fills in `candidates`, `needs` and what each pattern has to do with
// them. Words that have no id yet get one. `known`, if there is one, was indexed with ids that `word_ids` holds, too, and with the same
// letters: where it asks the same in the same order, what was found for it is used again.
struct KnownLayer {
  const CompiledLayer& layer;
  const RuleBase& base;
};
void index_layer(CompiledLayer& layer, const RuleBase& base, PatternContext& context, WordIds& word_ids,
                 const std::optional<KnownLayer>& known);

}  // namespace relata
