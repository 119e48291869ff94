// One document through all layers.
#pragma once
#include "engine/layers/analysis.h"
#include "engine/layers/analysis_trace.h"
#include "engine/layers/profile.h"
#include "engine/layers/program.h"
#include "engine/model/document.h"

namespace relata {

// `document` must have its sentences and outlive nothing: the analysis holds no views into it. `trace` is filled if there is one; `profile`
// is of the program's size.
[[nodiscard]] Analysis analyze_document(const Program& program, const Document& document, AnalysisTrace* trace = nullptr,
                                        Profile* profile = nullptr);

}  // namespace relata
