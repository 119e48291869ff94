// What stands before, in and behind a match (`unless`), and where its clause ends.
#pragma once
#include "engine/layers/analysis_state.h"

namespace relata {

// Does the condition match from cell `cell` on, seeing the tape's text up to byte `end`? With `whole` it must reach `end`.
[[nodiscard]] bool stands_at(const AnalysisState& state, const Tape& tape, std::size_t cell, std::uint32_t end, bool whole,
                             const CompiledCondition& condition);

// Does it end right before cell `first` (a space between allowed)? Sought from the cells within reach.
[[nodiscard]] bool ends_before(const AnalysisState& state, const Tape& tape, std::size_t first, const CompiledCondition& condition);

// Does it begin at one of the cells [first, last) and end by byte `end` of the text?
[[nodiscard]] bool stands_in(const AnalysisState& state, const Tape& tape, std::size_t first, std::size_t last, std::uint32_t end,
                             const CompiledCondition& condition);

// The first cell at or behind `from` where the clause ends (cells.size() at the end of the tape).
[[nodiscard]] std::size_t clause_end(const AnalysisState& state, const Tape& tape, std::size_t from);

}  // namespace relata
