// Relation rules over one reading: looked up by the lemma of its verb, anchored at its subject.
#pragma once
#include "engine/layers/readings.h"

namespace relata {

void match_relations(AnalysisState& state, std::uint32_t sentence, const Reading& reading, const CompiledLayer& layer);

// The cell of the reading's verb; cells.size() if it has none.
[[nodiscard]] std::size_t verb_cell(const AnalysisState& state, const Tape& tape);

}  // namespace relata
