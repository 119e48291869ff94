#include "engine/layers/candidates.h"

#include <algorithm>
#include <map>
#include <set>

namespace relata {

CandidateTable::CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, const WordIds& word_ids, WordIds* growing)
    : blocks_((patterns.size() + 63) / 64) {
  if (patterns.empty()) return;
  const std::size_t width = blocks_ * opening_cells;
  using Row = std::vector<std::uint64_t>;
  const auto set = [&](Row& row, std::size_t place, std::size_t pattern) { row[place * blocks_ + pattern / 64] |= std::uint64_t{1} << (pattern % 64); };
  const auto is_unknown = [&](const CellSet& cell) {
    return cell.any ||
           (!growing && std::any_of(cell.words.begin(), cell.words.end(), [&](const std::string& word) { return !word_ids.contains(word); }));
  };
  Row unknown(width), all(width);
  std::map<std::uint32_t, Row> by_code;
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (std::size_t place = 0; place < opening_cells; ++place) {
      set(all, place, p);
      const CellSet& cell = patterns[p]->opening[place];
      if (is_unknown(cell)) set(unknown, place, p);
    }
  const auto row_of = [&](std::uint32_t code) -> Row& { return by_code.try_emplace(code, unknown).first->second; };
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (std::size_t place = 0; place < opening_cells; ++place) {
      const CellSet& cell = patterns[p]->opening[place];
      if (is_unknown(cell)) continue;
      for (std::size_t l = 0; l < letters; ++l)
        if (cell.letters.test(l)) set(row_of(static_cast<std::uint32_t>(l)), place, p);
      const std::set<std::string> sorted(cell.words.begin(), cell.words.end());
      for (const std::string& word : sorted) {
        const auto id = growing ? growing->emplace(word, static_cast<std::uint32_t>(growing->size() + 1)).first->second : word_ids.at(word);
        set(row_of(static_cast<std::uint32_t>(letters) + id), place, p);
      }
    }
  std::map<Row, std::uint32_t> numbers;
  const auto number = [&](const Row& row) {
    const auto [found, fresh] = numbers.emplace(row, static_cast<std::uint32_t>(numbers.size()));
    if (fresh) bits_.insert(bits_.end(), row.begin(), row.end());
    return found->second;
  };
  rest_row_ = number(unknown);
  all_row_ = number(all);
  row_of_.assign(by_code.empty() ? 0 : by_code.rbegin()->first + 1, rest_row_);
  for (const auto& [code, row] : by_code) row_of_[code] = number(row);
}

CandidateTable::Rows CandidateTable::rows_at(const Tape& tape, std::size_t cell) const {
  const auto code = [&](std::size_t at) { return at < tape.cells.size() ? tape.cells[at].code : no_cell; };
  Rows rows{};
  rows.first = row(code(cell), 0);
  const std::uint64_t* const all = row(many_words, 1);
  rows.second = rows.second_behind = rows.third = all;
  // A cell of several tokens may be more than one step of a pattern.
  if (code(cell) == many_words) return rows;
  rows.second = rows.second_behind = row(code(cell + 1), 1);
  if (const AsideRange* aside = tape.asides.empty() ? nullptr : tape.aside_from(cell + 1)) {
    // The pattern may go on inside the aside or behind it.
    const std::size_t behind = aside->last + 1;
    rows.second_behind = tape.aside_from(behind) ? all : row(code(behind), 1);
    return rows;
  }
  if (code(cell + 1) == many_words || (!tape.asides.empty() && tape.aside_from(cell + 2))) return rows;
  rows.third = row(code(cell + 2), 2);
  return rows;
}

}  // namespace relata
