// One document through all layers.
#pragma once
#include "engine/layers/analysis.h"
#include "engine/layers/match_attempt.h"
#include "engine/layers/profile.h"
#include "engine/layers/program.h"
#include "engine/model/document.h"

namespace relata {

// What the layers did, for people who mend rules: readings and tapes as text, a line each, and how far rules got. Filled only when asked
// for.
struct AnalysisTrace {
  std::vector<std::string> lines;
  std::vector<MatchAttempt> attempts;  // in order of layers; those whose expression matches nowhere leave none
};

// `document` must have its sentences and outlive nothing: the analysis holds no views into it. `profile` is of the program's size.
[[nodiscard]] Analysis analyze_document(const Program& program, const Document& document, AnalysisTrace* trace = nullptr,
                                        Profile* profile = nullptr);

}  // namespace relata
