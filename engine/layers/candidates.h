// Which patterns of a layer may match at a cell, told by the first cells alone. Over-reports, never under-reports.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/tape/compile_pattern.h"
#include "engine/tape/tape.h"

namespace relata {

using WordIds = std::unordered_map<std::string, std::uint32_t>;  // from 1

class CandidateTable {
 public:
  CandidateTable() = default;
  // Words of openings that have no id yet get one.
  CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, WordIds& word_ids)
      : CandidateTable(patterns, letters, word_ids, &word_ids) {}
  // Of words without an id nothing is known.
  CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, const WordIds& word_ids)
      : CandidateTable(patterns, letters, word_ids, nullptr) {}

  // Calls `consider(pattern)` in ascending order for those of `wanted` (a bit a pattern) that may begin at the cell.
  template <typename Consider>
  void at(const Tape& tape, std::size_t cell, const std::uint64_t* wanted, Consider consider) const {
    if (blocks_ == 0) return;
    // At most cells no pattern of a layer can begin.
    const std::uint64_t* const opening = row(cell < tape.cells.size() ? tape.cells[cell].code : no_cell, 0);
    std::uint64_t any = 0;
    for (std::size_t block = 0; block < blocks_; ++block) any |= opening[block] & wanted[block];
    if (any == 0) return;
    const Rows rows = rows_at(tape, cell);
    for (std::size_t block = 0; block < blocks_; ++block) {
      std::uint64_t open = wanted[block] & rows.first[block] & (rows.second[block] | rows.second_behind[block]) & rows.third[block];
      for (; open; open &= open - 1) consider(static_cast<std::uint32_t>(block * 64 + static_cast<std::size_t>(__builtin_ctzll(open))));
    }
  }
  template <typename Consider>
  void at(const Tape& tape, std::size_t cell, Consider consider) const {
    at(tape, cell, all_patterns_.data(), consider);
  }
  [[nodiscard]] bool may_match(const Tape& tape, std::size_t cell, std::uint32_t pattern) const {
    const std::size_t block = pattern / 64;
    if (!(row(cell < tape.cells.size() ? tape.cells[cell].code : no_cell, 0)[block] >> (pattern % 64) & 1)) return false;
    const Rows rows = rows_at(tape, cell);
    return (rows.first[block] & (rows.second[block] | rows.second_behind[block]) & rows.third[block]) >> (pattern % 64) & 1;
  }

  // Rows of three, one a cell; a place of `opening_cells` blocks each.
  struct Rows {
    const std::uint64_t *first, *second, *second_behind, *third;
  };
  [[nodiscard]] Rows rows_at(const Tape& tape, std::size_t cell) const;

 private:
  CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, const WordIds& word_ids, WordIds* growing);
  [[nodiscard]] const std::uint64_t* row(std::uint32_t code, std::size_t place) const {
    const std::uint32_t index = code < row_of_.size() ? row_of_[code] : code == many_words ? all_row_ : rest_row_;
    return &bits_[(index * opening_cells + place) * blocks_];
  }

  std::size_t blocks_ = 0;
  std::vector<std::uint64_t> all_patterns_;  // a bit for each
  std::vector<std::uint32_t> row_of_;        // by cell code
  std::vector<std::uint64_t> bits_;
  std::uint32_t rest_row_ = 0, all_row_ = 0;  // words of no pattern, the end; nothing known
};

}  // namespace relata
