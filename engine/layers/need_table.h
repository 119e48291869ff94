// Which patterns of a layer find all that they need from a cell on (engine/tape/need.h). Over-reports, never under-reports.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/layers/candidates.h"
#include "engine/tape/need.h"

namespace relata {

struct AnalysisState;

// What the cells of a tape meet.
struct MetNeeds {
  std::vector<std::uint64_t> wanted;  // by block: the needs that are asked for; of others nothing is known
  std::vector<std::uint64_t> rows;    // by cell, a row of blocks each: the needs that it meets or one behind it
};

class NeedTable {
 public:
  NeedTable() = default;
  // By pattern what it needs. Words that have no id yet get one.
  NeedTable(const std::vector<std::vector<const Need*>>& patterns, std::size_t letters, WordIds& word_ids);

  // What is asked for is told first: nothing, then pattern by pattern.
  void want_nothing(MetNeeds& met) const { met.wanted.assign(blocks_, 0); }
  void want(std::uint32_t pattern, MetNeeds& met) const {
    for (std::size_t at = wanted_from_[pattern]; at < wanted_from_[pattern + 1]; ++at) met.wanted[wanted_[at].block] |= wanted_[at].needs;
  }
  // Fills in the rows from cell `first` on.
  void find_met(const AnalysisState& state, const Tape& tape, std::size_t first, MetNeeds& met) const;
  // Of a pattern that is wanted.
  [[nodiscard]] bool has_all(const MetNeeds& met, std::size_t cell, std::uint32_t pattern) const {
    const std::uint64_t* const here = &met.rows[cell * blocks_];
    for (std::size_t at = wanted_from_[pattern]; at < wanted_from_[pattern + 1]; ++at)
      if (wanted_[at].needs & ~here[wanted_[at].block]) return false;
    return true;
  }

 private:
  // What a code meets: of itself, where its words are those of the need, where its lemma is.
  enum Part : std::size_t { own, by_words, by_lemma, parts };
  [[nodiscard]] const std::uint64_t* row(std::uint32_t code) const {
    return &rows_[(code < row_of_.size() ? row_of_[code] : 0) * parts * blocks_];
  }
  void add_lemmas(const Mention& mention, const std::vector<LemmaId>& entry_lemmas, std::uint64_t* found) const;

  std::size_t blocks_ = 0, letters_ = 0;
  // Needs of one block, a bit each.
  struct Wanted {
    std::uint64_t needs = 0;
    std::size_t block = 0;
  };
  std::vector<Wanted> wanted_;                            // of the first pattern, then of the second
  std::vector<std::size_t> wanted_from_;                  // by pattern, and behind the last: where they begin
  std::vector<std::uint32_t> row_of_;                     // by cell code
  std::vector<std::uint64_t> rows_;                       // of all parts, in turn; the first: nothing
  std::unordered_map<LemmaId, std::uint32_t> lemma_row_;  // lemmas of some need
  std::vector<bool> has_row_;                             // by lemma, but for made verbs: most lemmas are of no need
  std::vector<std::uint64_t> lemma_rows_;
};

}  // namespace relata
