// From a match on a tape to the slots of its rule, conditions checked.
#pragma once
#include <optional>
#include <vector>

#include "engine/layers/analysis_state.h"

namespace relata {

struct Binding {
  const Rule* rule = nullptr;
  std::uint32_t rule_index = 0;
  std::vector<std::vector<MentionId>> slots;  // by slot; empty: took no part
  std::size_t first = 0, last = 0;            // cells of the match, last excluded
  std::size_t rest_last = 0;                  // {rest}: cells [last, rest_last)
  Span document;                              // from the first to the last cell
};

// The match of `pattern` that begins at cell `first`, if every check holds.
[[nodiscard]] std::optional<Binding> bind_at(const AnalysisState& state, const Tape& tape, std::size_t first,
                                             const CompiledPattern& pattern);

}  // namespace relata
