// What spares asking most patterns of a layer: by what they begin with, by what they need, and what their first mention must be.
#pragma once
#include "engine/layers/program.h"
#include "engine/tape/pattern_context.h"

namespace relata {

// Puts the patterns of a layer that scans in order of priority, and fills in `candidates`, `needs` and what each pattern has to do with
// them. Words that have no id yet get one.
void index_layer(CompiledLayer& layer, const RuleBase& base, PatternContext& context, WordIds& word_ids);

}  // namespace relata
