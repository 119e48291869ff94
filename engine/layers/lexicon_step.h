// The first step: a sentence's tokens become cells; lexicon names, token shapes and quotations become symbols.
#pragma once
#include "engine/layers/analysis_state.h"

namespace relata {

void lexicon_step(AnalysisState& state, std::uint32_t sentence);

}  // namespace relata
