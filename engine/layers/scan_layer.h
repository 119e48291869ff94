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

}  // namespace relata
