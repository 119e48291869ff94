// One document through all layers.
#pragma once
#include "engine/layers/analysis.h"
#include "engine/layers/program.h"
#include "engine/model/document.h"

namespace relata {

// Readings and tapes as text, a line each, for people who mend rules. Filled only when asked for.
struct AnalysisTrace {
  std::vector<std::string> lines;
};

// `document` must have its sentences and outlive nothing: the analysis holds no views into it.
[[nodiscard]] Analysis analyze_document(const Program& program, const Document& document, AnalysisTrace* trace = nullptr);

}  // namespace relata
