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
  const std::size_t width = blocks_ * opening_cells;
  const auto is_unknown = [&](const CellSet& cell) {
    return cell.any || (!growing && std::any_of(cell.words.begin(), cell.words.end(),
                                                [&](const std::string& word) { return !word_ids.contains(word); }));
  };
  LetterClasses classes(letters);
  std::set<LetterSet> divided;
  for (const CompiledText* pattern : patterns)
    for (const CellSet& cell : pattern->opening)
      for (const LetterSet* set : {&cell.letters, &cell.named})
        if (!is_unknown(cell) && divided.insert(*set).second) classes.divide(*set);
  // One row behind another: what is unknown, everything, nothing, each class of letters, each class by its words, and each word that some
  // pattern holds.
  constexpr std::size_t unknown_row = 0, everything_row = 1, nothing_row = 2, first_class_row = 3;
  std::vector<std::uint64_t> rows(width * 3);
  const auto set = [&](std::size_t row, std::size_t place, std::size_t pattern) {
    rows[row * width + place * blocks_ + pattern / 64] |= std::uint64_t{1} << (pattern % 64);
  };
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (std::size_t place = 0; place < opening_cells; ++place) {
      set(everything_row, place, p);
      if (is_unknown(patterns[p]->opening[place])) set(unknown_row, place, p);
    }
  const auto add_row = [&] {
    rows.resize(rows.size() + width);
    std::copy_n(rows.begin(), width, rows.end() - static_cast<std::ptrdiff_t>(width));
  };
  for (std::size_t c = 0; c < classes.size(); ++c) add_row();
  const std::size_t first_named_row = rows.size() / width;
  rows.resize(rows.size() + classes.size() * width);
  std::vector<bool> is_named(classes.size());
  std::vector<std::pair<std::uint32_t, std::size_t>> words;  // code and row
  std::unordered_map<std::uint32_t, std::size_t> row_of_word;
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (std::size_t place = 0; place < opening_cells; ++place) {
      const CellSet& cell = patterns[p]->opening[place];
      if (is_unknown(cell)) continue;
      classes.for_each(cell.letters, [&](std::size_t c) { set(first_class_row + c, place, p); });
      classes.for_each(cell.named, [&](std::size_t c) {
        set(first_named_row + c, place, p);
        is_named[c] = true;
      });
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
  rest_row_ = number(unknown_row);
  all_row_ = number(everything_row);
  no_row_ = number(nothing_row);
  std::size_t codes = letters;
  for (const auto& [code, row] : words) codes = std::max<std::size_t>(codes, code + 1);
  row_of_.assign(codes, rest_row_);
  std::vector<std::uint32_t> row_of_class;
  std::vector<std::uint32_t> named_row_of_class;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    row_of_class.push_back(number(first_class_row + c));
    named_row_of_class.push_back(is_named[c] ? number(first_named_row + c) : no_row_);
  }
  for (std::size_t l = 0; l < letters; ++l) {
    row_of_[l] = row_of_class[classes.of(l)];
    named_row_of_.push_back(named_row_of_class[classes.of(l)]);
  }
  for (const auto& [code, row] : words) row_of_[code] = number(row);
  for (std::uint32_t r = 0; r < numbers.size(); ++r)
    opens_.push_back(std::any_of(row(r, 0), row(r, 0) + blocks_, [](std::uint64_t patterns) { return patterns != 0; }));
}

CandidateTable::Cells CandidateTable::cells_at(const Tape& tape, std::size_t cell) const {
  const auto is_unknown = [&](std::size_t at) { return at < tape.cells.size() && tape.cells[at].code == many_words; };
  const auto begins_aside = [&](std::size_t at) { return at < tape.cells.size() && tape.cells[at].begins_aside; };
  const std::uint64_t* const none = row(no_row_, 0);
  const Holds all = {row(all_row_, 0), none, none};
  Cells cells = {holds(tape, cell, 0), all, all, all};
  // A cell of several tokens may be more than one step of a pattern.
  if (is_unknown(cell)) return cells;
  cells.second = cells.second_behind = holds(tape, cell + 1, 1);
  if (begins_aside(cell + 1)) {
    // The pattern may go on inside the aside or behind it.
    const std::size_t behind = tape.aside_from(cell + 1)->last + 1;
    cells.second_behind = begins_aside(behind) ? all : holds(tape, behind, 1);
    return cells;
  }
  if (is_unknown(cell + 1) || begins_aside(cell + 2)) return cells;
  cells.third = holds(tape, cell + 2, 2);
  return cells;
}

}  // namespace relata
