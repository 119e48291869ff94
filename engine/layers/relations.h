// Relation rules over one reading: looked up by the lemma of its verb, anchored at its subject.
#pragma once
#include "engine/layers/emit.h"
#include "engine/layers/readings.h"

namespace relata {

void match_relations(AnalysisState& state, std::uint32_t sentence, const Reading& reading, const CompiledLayer& layer);

// What the asides among the cells [first, last) say of the clause of `verb`: the nearest of each kind, and the verb's mode.
[[nodiscard]] ClauseContext context_of(const AnalysisState& state, std::uint32_t sentence, const Tape& tape, MentionId verb,
                                       std::size_t first, std::size_t last);

// The cell of the reading's verb; cells.size() if it has none.
[[nodiscard]] std::size_t verb_cell(const AnalysisState& state, const Tape& tape);

// "will discuss what Li told Berg in May": a day that an event which has happened stands nearer to is not that of one to come. Called
// when all readings of a sentence are matched.
void part_dates(AnalysisState& state, std::uint32_t sentence);

}  // namespace relata
