// The reserved step `recall`: names that the layers before it marked are sought again all over the document, whole and by the short
// forms that the marks give (attributes surname, acronym, short).
#pragma once
#include "engine/layers/analysis_state.h"

namespace relata {

void recall_step(AnalysisState& state);

}  // namespace relata
