// Which patterns of a layer find all that they need from a cell on (engine/tape/needs.h). Over-reports, never under-reports.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/layers/candidates.h"

namespace relata {

// The needs that are met by a cell or one behind it, by cell; a row of blocks each.
using MetNeeds = std::vector<std::uint64_t>;

class NeedTable {
 public:
  NeedTable() = default;
  // Words of needs that have no id yet get one.
  NeedTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, WordIds& word_ids);

  void find_met(const Tape& tape, MetNeeds& met) const;
  [[nodiscard]] bool has_all(const MetNeeds& met, std::size_t cell, std::uint32_t pattern) const {
    for (std::size_t block = 0; block < blocks_; ++block)
      if (wanted_[pattern * blocks_ + block] & ~met[cell * blocks_ + block]) return false;
    return true;
  }

 private:
  std::size_t blocks_ = 0;
  std::vector<std::uint64_t> wanted_;  // by pattern
  std::vector<std::uint32_t> row_of_;  // by cell code
  std::vector<std::uint64_t> rows_;    // the first one: codes that meet no need
};

}  // namespace relata
