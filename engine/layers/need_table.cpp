#include "engine/layers/need_table.h"

#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace relata {

NeedTable::NeedTable(const std::vector<const CompiledText*>& patterns, std::size_t letters, WordIds& word_ids) {
  // A need by its letters and sorted words, and its number.
  std::map<std::pair<LetterSet, std::set<std::string>>, std::size_t> numbers;
  std::vector<std::vector<std::size_t>> of_pattern;
  for (const CompiledText* pattern : patterns) {
    std::vector<std::size_t>& own = of_pattern.emplace_back();
    for (const CellSet& need : pattern->needs)
      own.push_back(numbers.try_emplace({need.letters, {need.words.begin(), need.words.end()}}, numbers.size()).first->second);
  }
  blocks_ = (numbers.size() + 63) / 64;
  wanted_.assign(patterns.size() * blocks_, 0);
  const auto bit = [](std::size_t number) { return std::uint64_t{1} << (number % 64); };
  for (std::size_t p = 0; p < patterns.size(); ++p)
    for (const std::size_t number : of_pattern[p]) wanted_[p * blocks_ + number / 64] |= bit(number);

  for (const auto& [need, number] : numbers)
    for (const std::string& word : need.second) word_ids.emplace(word, static_cast<std::uint32_t>(word_ids.size() + 1));
  std::vector<std::uint64_t> rows((letters + word_ids.size() + 1) * blocks_);
  for (const auto& [need, number] : numbers) {
    const auto set = [&, n = number](std::size_t code) { rows[code * blocks_ + n / 64] |= bit(n); };
    need.first.for_each(set);
    for (const std::string& word : need.second) set(letters + word_ids.at(word));
  }
  std::unordered_map<std::string_view, std::uint32_t> known;
  const auto number = [&](const std::uint64_t* row) {
    const std::string_view bytes(reinterpret_cast<const char*>(row), blocks_ * sizeof(std::uint64_t));
    const auto [found, fresh] = known.emplace(bytes, static_cast<std::uint32_t>(known.size()));
    if (fresh) rows_.insert(rows_.end(), row, row + blocks_);
    return found->second;
  };
  const std::vector<std::uint64_t> none(blocks_);
  number(none.data());
  for (std::size_t code = 0; blocks_ > 0 && code < rows.size() / blocks_; ++code) row_of_.push_back(number(&rows[code * blocks_]));
}

void NeedTable::find_met(const Tape& tape, MetNeeds& met) const {
  met.assign((tape.cells.size() + 1) * blocks_, 0);
  for (std::size_t cell = tape.cells.size(); cell-- > 0;) {
    const std::uint32_t code = tape.cells[cell].code;
    std::uint64_t* const here = &met[cell * blocks_];
    for (std::size_t block = 0; block < blocks_; ++block) {
      // Of a cell of several tokens nothing is known.
      const std::uint64_t own = code == many_words ? ~std::uint64_t{0} : code < row_of_.size() ? rows_[row_of_[code] * blocks_ + block] : 0;
      here[block] = here[blocks_ + block] | own;
    }
  }
}

}  // namespace relata
