// One pass of a layer's marks, folds and emits over a sentence.
//
// At each cell the best match begins (highest priority, then longest in characters of the document, then first rule); the pass goes
// on behind it.
#pragma once
#include "engine/layers/analysis_state.h"
#include "engine/layers/bind.h"

namespace relata {

void scan_layer(AnalysisState& state, std::uint32_t sentence, const CompiledLayer& layer);

// Calls `consider(pattern index)` for the patterns of the layer that may begin at the cell, in rule order.
template <typename Consider>
void for_candidates(const AnalysisState& state, const CompiledLayer& layer, const Tape& tape, std::size_t cell, Consider consider) {
  static const std::vector<std::uint32_t> none;
  const Cell& c = tape.cells[cell];
  const std::vector<std::uint32_t>& first =
      c.mention != no_mention ? layer.index.by_symbol[state.mention(c.mention).symbol]
                              : (c.word_id && c.word_id < layer.index.by_word.size() ? layer.index.by_word[c.word_id] : none);
  const std::vector<std::uint32_t>& any = layer.index.any;
  std::size_t i = 0, j = 0;
  auto present = [&](std::uint32_t p) {
    const TypeBits& required = layer.patterns[p].matcher->text().required;
    return (required & tape.types_present) == required;
  };
  while (i < first.size() || j < any.size()) {
    bool take_first = j >= any.size() || (i < first.size() && first[i] <= any[j]);
    std::uint32_t pattern = take_first ? first[i++] : any[j++];
    if (present(pattern)) consider(pattern);
  }
}

}  // namespace relata
