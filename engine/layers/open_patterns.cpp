#include "engine/layers/open_patterns.h"

#include <algorithm>

namespace relata {

void OpenPatterns::find(const AnalysisState& state, const CompiledLayer& layer, const Tape& tape, std::size_t cells) {
  blocks_ = (layer.patterns.size() + 63) / 64;
  needs_ = &layer.needs;
  skips_ = state.program.skipping;
  none_ = layer.patterns.empty();
  if (none_) return;
  if (!skips_) {
    possible_.assign(blocks_, ~std::uint64_t{0});
    if (layer.patterns.size() % 64 != 0) possible_.back() = (std::uint64_t{1} << (layer.patterns.size() % 64)) - 1;
    begins_.assign(cells, true);
    open_.assign(cells * blocks_, ~std::uint64_t{0});
    return;
  }
  std::size_t first = 0;  // at which something may begin
  while (first < cells && !layer.candidates.may_begin(tape.cells[first])) ++first;
  none_ = first == cells;
  if (none_) return;
  possible_.assign(blocks_, 0);
  begins_.assign(cells, false);
  open_.assign(cells * blocks_, 0);
  const std::size_t from = first;
  first = cells;
  for (std::size_t cell = from; cell < cells; ++cell) {
    if (!layer.candidates.may_begin(tape.cells[cell])) continue;
    std::uint64_t* const row = &open_[cell * blocks_];
    if (!layer.candidates.open_at(tape, cell, row)) continue;
    begins_[cell] = true;
    first = std::min(first, cell);
    for (std::size_t block = 0; block < blocks_; ++block) possible_[block] |= row[block];
  }
  none_ = first == cells;
  // Most layers have nothing that could begin in a sentence: what its cells meet is looked up for the others alone.
  if (!none_) narrow(state, layer, tape, first);
}

template <typename Keep>
void OpenPatterns::keep_possible(Keep keep) {
  none_ = true;
  for (std::size_t block = 0; block < blocks_; ++block) {
    for (std::uint64_t left = possible_[block]; left; left &= left - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(left));
      if (!keep(static_cast<std::uint32_t>(block * 64 + bit))) possible_[block] &= ~(std::uint64_t{1} << bit);
    }
    none_ = none_ && possible_[block] == 0;
  }
}

void OpenPatterns::narrow(const AnalysisState& state, const CompiledLayer& layer, const Tape& tape, std::size_t first) {
  needs_->want_nothing(met_);
  keep_possible([&](std::uint32_t p) {
    const TypeBits& required = layer.patterns[p].matcher->text().required;
    if ((required & tape.types_present) != required) return false;
    needs_->want(p, met_);
    return true;
  });
  if (none_) return;
  needs_->find_met(state, tape, first, met_);
  keep_possible([&](std::uint32_t p) { return needs_->has_all(met_, first, p); });
}

}  // namespace relata
