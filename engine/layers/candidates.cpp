#include "engine/layers/candidates.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "engine/tape/letter_classes.h"

namespace relata {

CandidateTable::CandidateTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, const WordIds& word_ids,
                               WordIds* growing)
    : blocks_((patterns.size() + 63) / 64) {
  if (patterns.empty()) return;
  all_patterns_.assign(blocks_, ~std::uint64_t{0});
  const std::size_t width = blocks_ * opening_cells;
  const auto is_unknown = [&](const CellSet& cell) {
    return cell.any || (!growing && std::any_of(cell.words.begin(), cell.words.end(),
                                                [&](const std::string& word) { return !word_ids.contains(word); }));
  };
  LetterClasses classes(letters);
  std::set<LetterSet> divided;
  for (const CompiledText* pattern : patterns)
    for (const CellSet& cell : pattern->opening)
      if (!is_unknown(cell) && divided.insert(cell.letters).second) classes.divide(cell.letters);
  // One row behind another: what is unknown, everything, each class of letters, and each word that some pattern holds.
  std::vector<std::uint64_t> rows(width * 2);
  const auto set = [&](std::size_t row, std::size_t place, std::size_t pattern) {
    rows[row * width + place * blocks_ + pattern / 64] |= std::uint64_t{1} << (pattern % 64);
  };
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (std::size_t place = 0; place < opening_cells; ++place) {
      set(1, place, p);
      if (is_unknown(patterns[p]->opening[place])) set(0, place, p);
    }
  const auto add_row = [&] {
    rows.resize(rows.size() + width);
    std::copy_n(rows.begin(), width, rows.end() - static_cast<std::ptrdiff_t>(width));
  };
  for (std::size_t c = 0; c < classes.size(); ++c) add_row();
  std::vector<std::pair<std::uint32_t, std::size_t>> words;  // code and row
  std::unordered_map<std::uint32_t, std::size_t> row_of_word;
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (std::size_t place = 0; place < opening_cells; ++place) {
      const CellSet& cell = patterns[p]->opening[place];
      if (is_unknown(cell)) continue;
      classes.for_each(cell.letters, [&](std::size_t c) { set(2 + c, place, p); });
      const std::set<std::string> sorted(cell.words.begin(), cell.words.end());
      for (const std::string& word : sorted) {
        const auto id = growing ? growing->emplace(word, static_cast<std::uint32_t>(growing->size() + 1)).first->second : word_ids.at(word);
        const auto code = static_cast<std::uint32_t>(letters) + id;
        const auto [row, fresh] = row_of_word.try_emplace(code, rows.size() / width);
        if (fresh) {
          add_row();
          words.emplace_back(code, row->second);
        }
        set(row->second, place, p);
      }
    }
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  const auto number = [&](std::size_t row) {
    const std::string_view bytes(reinterpret_cast<const char*>(&rows[row * width]), width * sizeof(std::uint64_t));
    const auto [found, fresh] = numbers.emplace(bytes, static_cast<std::uint32_t>(numbers.size()));
    if (fresh)
      bits_.insert(bits_.end(), rows.begin() + static_cast<std::ptrdiff_t>(row * width),
                   rows.begin() + static_cast<std::ptrdiff_t>((row + 1) * width));
    return found->second;
  };
  rest_row_ = number(0);
  all_row_ = number(1);
  std::size_t codes = letters;
  for (const auto& [code, row] : words) codes = std::max<std::size_t>(codes, code + 1);
  row_of_.assign(codes, rest_row_);
  std::vector<std::uint32_t> row_of_class;
  for (std::size_t c = 0; c < classes.size(); ++c) row_of_class.push_back(number(2 + c));
  for (std::size_t l = 0; l < letters; ++l) row_of_[l] = row_of_class[classes.of(l)];
  for (const auto& [code, row] : words) row_of_[code] = number(row);
}

CandidateTable::Rows CandidateTable::rows_at(const Tape& tape, std::size_t cell) const {
  const auto code = [&](std::size_t at) { return at < tape.cells.size() ? tape.cells[at].code : no_cell; };
  const auto begins_aside = [&](std::size_t at) { return at < tape.cells.size() && tape.cells[at].begins_aside; };
  Rows rows{};
  rows.first = row(code(cell), 0);
  const std::uint64_t* const all = row(many_words, 1);
  rows.second = rows.second_behind = rows.third = all;
  // A cell of several tokens may be more than one step of a pattern.
  if (code(cell) == many_words) return rows;
  rows.second = rows.second_behind = row(code(cell + 1), 1);
  if (begins_aside(cell + 1)) {
    // The pattern may go on inside the aside or behind it.
    const std::size_t behind = tape.aside_from(cell + 1)->last + 1;
    rows.second_behind = begins_aside(behind) ? all : row(code(behind), 1);
    return rows;
  }
  if (code(cell + 1) == many_words || begins_aside(cell + 2)) return rows;
  rows.third = row(code(cell + 2), 2);
  return rows;
}

}  // namespace relata
