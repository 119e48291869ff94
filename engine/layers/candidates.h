// Which patterns of a layer may match at a cell, told by the first cells alone. Over-reports, never under-reports.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/tape/compile_pattern.h"
#include "engine/tape/tape.h"

namespace relata {

// Words may be asked for without a string being made of them.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
};
using WordIds = std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>>;  // from 1

class CandidateTable {
 public:
  CandidateTable() = default;
  // Words of openings that have no id yet get one.
  CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, WordIds& word_ids)
      : CandidateTable(patterns, letters, word_ids, &word_ids) {}
  // Of words without an id nothing is known.
  CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, const WordIds& word_ids)
      : CandidateTable(patterns, letters, word_ids, nullptr) {}

  // Of 64 patterns each.
  [[nodiscard]] std::size_t blocks() const { return blocks_; }
  // False at most cells: what the cell itself is lets no pattern begin.
  [[nodiscard]] bool may_begin(const Cell& cell) const {
    if (opens_[row_of(cell.code)]) return true;
    return cell.mention != no_mention && cell.word_id != 0 && opens_[named_row_of_[cell.code]];
  }
  // Sets the bits of the patterns that may begin at the cell, of room for all, which are clear before; false: there are none.
  bool open_at(const Tape& tape, std::size_t cell, std::uint64_t* open) const {
    const Cells cells = cells_at(tape, cell);
    std::uint64_t any = 0;
    for (std::size_t block = 0; block < blocks_; ++block)
      if (cells.first.patterns(block) != 0) any |= open[block] = cells.patterns(block);
    return any != 0;
  }
  // Calls `consider(pattern)` in ascending order for those that may begin at the cell.
  template <typename Consider>
  void at(const Tape& tape, std::size_t cell, Consider consider) const {
    if (blocks_ == 0) return;
    const Cells cells = cells_at(tape, cell);
    for (std::size_t block = 0; block < blocks_; ++block)
      for (std::uint64_t open = cells.patterns(block); open; open &= open - 1)
        consider(static_cast<std::uint32_t>(block * 64 + static_cast<std::size_t>(__builtin_ctzll(open))));
  }
  [[nodiscard]] bool may_match(const Tape& tape, std::size_t cell, std::uint32_t pattern) const {
    const std::size_t block = pattern / 64;
    if (!(holds(tape, cell, 0).patterns(block) >> (pattern % 64) & 1)) return false;
    return cells_at(tape, cell).patterns(block) >> (pattern % 64) & 1;
  }

 private:
  CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, const WordIds& word_ids, WordIds* growing);

  // The patterns that a cell allows at one place of their opening.
  struct Holds {
    const std::uint64_t* own = nullptr;    // by its letter or word
    const std::uint64_t* named = nullptr;  // by its letter, where its words are
    const std::uint64_t* words = nullptr;  // ... those of the pattern
    [[nodiscard]] std::uint64_t patterns(std::size_t block) const { return own[block] | (named[block] & words[block]); }
  };
  struct Cells {
    Holds first, second, second_behind, third;
    [[nodiscard]] std::uint64_t patterns(std::size_t block) const {
      return first.patterns(block) & (second.patterns(block) | second_behind.patterns(block)) & third.patterns(block);
    }
  };
  [[nodiscard]] Cells cells_at(const Tape& tape, std::size_t cell) const;

  [[nodiscard]] const std::uint64_t* row(std::uint32_t index, std::size_t place) const {
    return &bits_[(index * opening_cells + place) * blocks_];
  }
  [[nodiscard]] std::uint32_t row_of(std::uint32_t code) const {
    return code < row_of_.size() ? row_of_[code] : code == many_words ? all_row_ : rest_row_;
  }
  [[nodiscard]] Holds holds(const Tape& tape, std::size_t cell, std::size_t place) const {
    const std::uint64_t* const none = row(no_row_, place);
    if (cell >= tape.cells.size()) return {row(rest_row_, place), none, none};
    const Cell& c = tape.cells[cell];
    const std::uint64_t* const own = row(row_of(c.code), place);
    if (c.mention == no_mention || c.word_id == 0 || named_row_of_[c.code] == no_row_) return {own, none, none};
    return {own, row(named_row_of_[c.code], place), row(row_of(static_cast<std::uint32_t>(named_row_of_.size()) + c.word_id), place)};
  }

  std::size_t blocks_ = 0;
  // Rows of one part a cell of an opening: its blocks.
  std::vector<std::uint32_t> row_of_;  // by cell code
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint32_t> named_row_of_;                // by letter
  std::uint32_t rest_row_ = 0, all_row_ = 0, no_row_ = 0;  // words of no pattern, the end; nothing known; no pattern
  std::vector<bool> opens_;                                // by row: some pattern may begin with it
};

}  // namespace relata
