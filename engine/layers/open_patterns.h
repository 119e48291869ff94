// Which patterns of a layer may match at which cells of a tape, told before any is asked: by openings, types and needs.
#pragma once
#include "engine/layers/analysis_state.h"

namespace relata {

class OpenPatterns {
 public:
  // Of the first `cells` cells of the tape, which must not change before it is asked. The object keeps its room for the next tape.
  void find(const AnalysisState& state, const CompiledLayer& layer, const Tape& tape, std::size_t cells);

  // No pattern may match at any of these cells.
  [[nodiscard]] bool none() const { return none_; }
  // Calls `consider(pattern index)` for the patterns that may begin at the cell, in the layer's order. Over-reports, never under-reports.
  template <typename Consider>
  void at(std::size_t cell, Consider consider) const {
    if (none_ || !begins_[cell]) return;
    const std::uint64_t* const row = &open_[cell * blocks_];
    for (std::size_t block = 0; block < blocks_; ++block)
      for (std::uint64_t open = row[block] & possible_[block]; open; open &= open - 1) {
        const auto p = static_cast<std::uint32_t>(block * 64 + static_cast<std::size_t>(__builtin_ctzll(open)));
        if (!skips_ || needs_->has_all(met_, cell, p)) consider(p);
      }
  }

 private:
  // Leaves in `possible_` what finds its types on the tape, and its needs from cell `first` on.
  void narrow(const AnalysisState& state, const CompiledLayer& layer, const Tape& tape, std::size_t first);
  template <typename Keep>
  void keep_possible(Keep keep);

  std::size_t blocks_ = 0;
  std::vector<char> begins_;             // by cell: some pattern may begin
  std::vector<std::uint64_t> open_;      // by cell, a bit a pattern
  std::vector<std::uint64_t> possible_;  // a bit a pattern
  const NeedTable* needs_ = nullptr;
  MetNeeds met_;
  bool none_ = true, skips_ = true;
};

}  // namespace relata
