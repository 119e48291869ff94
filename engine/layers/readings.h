// Readings: a sentence restated as simple clauses, subject first, verb next, made of the mentions that stand in it.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/layers/analysis_state.h"

namespace relata {

inline constexpr std::size_t most_readings = 48;  // a sentence
inline constexpr std::uint8_t deepest_reading = 4;

struct Reading {
  Tape tape;
  std::uint8_t depth = 1;
  std::uint32_t rule = 0;             // that made it
  std::size_t attempt = 0;            // its match, where matches are recorded: index into AnalysisState::attempts
  bool own_times = false;             // made by a rule that says `when: none`: the times of the clause around it do not date it
  std::vector<std::uint32_t> makers;  // rules whose made verbs stand in it: these do not read it again
};

// All readings of a sentence in text order, each once, by layer number `layer`. Those beyond the cap are counted in the analysis.
[[nodiscard]] std::vector<Reading> read_sentence(AnalysisState& state, std::uint32_t sentence, std::size_t layer);

}  // namespace relata
