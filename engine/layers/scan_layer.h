// One pass of a layer's marks, folds and emits over a sentence.
//
// At each cell the best match begins (highest priority, then longest in characters of the document, then first rule); the pass goes
// on behind it.
#pragma once
#include "engine/layers/analysis_state.h"
#include "engine/layers/bind.h"

namespace relata {

// False: nothing has matched, nor would it if the layer ran again.
bool scan_layer(AnalysisState& state, std::uint32_t sentence, const CompiledLayer& layer);

// Calls `consider(pattern index)` for the patterns of the layer that may begin at the cell, in the layer's order. `met`: as NeedTable finds
// it, with what is possible.
template <typename Consider>
void for_candidates(const AnalysisState& state, const CompiledLayer& layer, const Tape& tape, std::size_t cell, const MetNeeds& met,
                    Consider consider) {
  const auto may_match = [&](std::uint32_t p) {
    const TypeBits& required = layer.patterns[p].matcher->text().required;
    if (layer.needs.has_all(met, cell, p) && (required & tape.types_present) == required) consider(p);
  };
  if (state.program.skipping) return layer.candidates.at(tape, cell, met.possible.data(), may_match);
  for (std::uint32_t p = 0; p < layer.patterns.size(); ++p) consider(p);
}

}  // namespace relata
