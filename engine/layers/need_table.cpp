#include "engine/layers/need_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/layers/analysis_state.h"
#include "engine/tape/letter_classes.h"

namespace relata {
namespace {

// Rows of blocks, equal ones kept once.
class Rows {
 public:
  Rows(std::size_t blocks, std::vector<std::uint64_t>& kept) : blocks_(blocks), kept_(kept) {}

  std::uint32_t number_of(const std::uint64_t* row) {
    const std::string_view bytes(reinterpret_cast<const char*>(row), blocks_ * sizeof(std::uint64_t));
    const auto [found, fresh] = known_.emplace(bytes, static_cast<std::uint32_t>(known_.size()));
    if (fresh) kept_.insert(kept_.end(), row, row + blocks_);
    return found->second;
  }

 private:
  std::size_t blocks_;
  std::vector<std::uint64_t>& kept_;
  std::unordered_map<std::string_view, std::uint32_t> known_;  // the rows that are given must stay where they are
};

// A need by what it accepts, and its number.
struct Accepted {
  LetterSet letters;
  std::set<std::string> words;
  LetterSet worded, named;
  std::vector<LemmaId> lemmas;

  explicit Accepted(const Need& need)
      : letters(need.letters), words(need.words.begin(), need.words.end()), worded(need.worded), named(need.named), lemmas(need.lemmas) {}
  [[nodiscard]] bool operator<(const Accepted& o) const {
    return std::tie(letters, words, worded, named, lemmas) < std::tie(o.letters, o.words, o.worded, o.named, o.lemmas);
  }
};
using Numbers = std::map<Accepted, std::size_t>;

// What fewest symbols meet comes first: it is the first to be missed.
void renumber_by_rarity(Numbers& numbers, std::vector<std::vector<std::size_t>>& of_pattern) {
  std::vector<std::pair<std::size_t, std::size_t>> order;  // letters and old number
  for (const auto& [key, number] : numbers) {
    std::size_t letters = 0;
    key.letters.for_each([&](std::size_t) { ++letters; });
    order.emplace_back(letters, number);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> fresh(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) fresh[order[i].second] = i;
  for (auto& [key, number] : numbers) number = fresh[number];
  for (std::vector<std::size_t>& own : of_pattern)
    for (std::size_t& number : own) number = fresh[number];
}

}  // namespace

NeedTable::NeedTable(const std::vector<std::vector<const Need*>>& patterns, std::size_t letters, WordIds& word_ids) {
  Numbers numbers;
  std::unordered_map<const Need*, std::size_t> known;
  std::vector<std::vector<std::size_t>> of_pattern;
  for (const std::vector<const Need*>& pattern : patterns) {
    std::vector<std::size_t>& own = of_pattern.emplace_back();
    for (const Need* need : pattern) {
      const auto [number, fresh] = known.try_emplace(need, 0);
      if (fresh) number->second = numbers.try_emplace(Accepted(*need), numbers.size()).first->second;
      own.push_back(number->second);
    }
  }
  renumber_by_rarity(numbers, of_pattern);
  blocks_ = (numbers.size() + 63) / 64;
  const auto bit = [](std::size_t number) { return std::uint64_t{1} << (number % 64); };
  for (std::vector<std::size_t>& own : of_pattern) {
    wanted_from_.push_back(wanted_.size());
    std::sort(own.begin(), own.end());
    for (const std::size_t number : own) {
      if (wanted_.size() == wanted_from_.back() || wanted_.back().block != number / 64) wanted_.push_back({0, number / 64});
      wanted_.back().needs |= bit(number);
    }
  }
  wanted_from_.push_back(wanted_.size());

  for (const auto& [key, number] : numbers)
    for (const std::string& word : key.words) word_ids.emplace(word, static_cast<std::uint32_t>(word_ids.size() + 1));
  LetterClasses classes(letters);
  std::set<LetterSet> divided;
  for (const auto& [key, number] : numbers) {
    for (const LetterSet* set : {&key.letters, &key.worded, &key.named})
      if (divided.insert(*set).second) classes.divide(*set);
  }
  // A row each: nothing, the classes of letters, the words of some need.
  std::unordered_map<std::uint32_t, std::size_t> row_of_word;
  for (const auto& [key, number] : numbers)
    for (const std::string& word : key.words) row_of_word.try_emplace(word_ids.at(word), 1 + classes.size() + row_of_word.size());
  std::vector<std::uint64_t> rows((1 + classes.size() + row_of_word.size()) * parts * blocks_);
  std::map<LemmaId, std::vector<std::size_t>> of_lemma;
  for (const auto& [key, number] : numbers) {
    const auto set = [&, n = number](std::size_t row, Part part) { rows[(row * parts + part) * blocks_ + n / 64] |= bit(n); };
    classes.for_each(key.letters, [&](std::size_t c) { set(1 + c, own); });
    classes.for_each(key.worded, [&](std::size_t c) { set(1 + c, by_words); });
    classes.for_each(key.named, [&](std::size_t c) { set(1 + c, by_lemma); });
    for (const std::string& word : key.words) set(row_of_word.at(word_ids.at(word)), own);
    for (const LemmaId lemma : key.lemmas) of_lemma[lemma].push_back(number);
  }
  if (blocks_ > 0) {
    letters_ = letters;
    Rows code_rows(parts * blocks_, rows_);
    std::vector<std::uint32_t> numbered;
    for (std::size_t row = 0; row < rows.size(); row += parts * blocks_) numbered.push_back(code_rows.number_of(&rows[row]));
    row_of_.assign(letters + word_ids.size() + 1, 0);
    for (std::size_t letter = 0; letter < letters; ++letter) row_of_[letter] = numbered[1 + classes.of(letter)];
    for (const auto& [word, row] : row_of_word) row_of_[letters + word] = numbered[row];
  }

  std::vector<std::uint64_t> lemmas(of_lemma.size() * blocks_);
  Rows lemma_rows(blocks_, lemma_rows_);
  std::size_t at = 0;
  for (const auto& [lemma, of] : of_lemma) {
    std::uint64_t* const row = &lemmas[at++ * blocks_];
    for (const std::size_t number : of) row[number / 64] |= bit(number);
    lemma_row_.emplace(lemma, lemma_rows.number_of(row));
    if (lemma >= made_verb_base) continue;
    has_row_.resize(std::max<std::size_t>(has_row_.size(), lemma + 1));
    has_row_[lemma] = true;
  }
}

void NeedTable::add_lemmas(const Mention& mention, const std::vector<LemmaId>& entry_lemmas, std::uint64_t* found) const {
  const auto add = [&](LemmaId lemma) {
    if (lemma == no_lemma || (lemma < made_verb_base && (lemma >= has_row_.size() || !has_row_[lemma]))) return;
    const auto row = lemma_row_.find(lemma);
    for (std::size_t block = 0; row != lemma_row_.end() && block < blocks_; ++block)
      found[block] |= lemma_rows_[row->second * blocks_ + block];
  };
  add(mention.lemma);
  for (const Sense& sense : mention.senses)
    if (sense.entry != no_entry && entry_lemmas[sense.entry] != mention.lemma) add(entry_lemmas[sense.entry]);
}

void NeedTable::find_met(const AnalysisState& state, const Tape& tape, std::size_t first, MetNeeds& met) const {
  const std::size_t size = (tape.cells.size() + 1) * blocks_;
  if (met.rows.size() < size) met.rows.resize(size);
  thread_local std::vector<std::size_t> blocks;  // in which something is wanted
  blocks.clear();
  for (std::size_t block = 0; block < blocks_; ++block)
    if (met.wanted[block] != 0) blocks.push_back(block);
  if (blocks.empty()) return;
  for (const std::size_t block : blocks) met.rows[tape.cells.size() * blocks_ + block] = 0;
  thread_local std::vector<std::uint64_t> of_lemmas;
  for (std::size_t cell = tape.cells.size(); cell-- > first;) {
    const std::uint32_t code = tape.cells[cell].code;
    std::uint64_t* const here = &met.rows[cell * blocks_];
    if (code == many_words) {  // of a cell of several tokens nothing is known
      std::fill_n(here, blocks_, ~std::uint64_t{0});
      continue;
    }
    for (const std::size_t block : blocks) here[block] = here[block + blocks_];
    if (code >= row_of_.size() || row_of_[code] == 0) continue;
    const std::uint64_t* const meets = row(code);
    const std::uint64_t* const worded = meets + by_words * blocks_;
    const std::uint64_t* const named = meets + by_lemma * blocks_;
    const MentionId mention = tape.cells[cell].mention;
    const std::uint64_t* const words =
        mention == no_mention ? rows_.data() : row(static_cast<std::uint32_t>(letters_) + tape.cells[cell].word_id);
    std::uint64_t open = 0;  // what its lemma might meet that is wanted and not met yet
    for (const std::size_t block : blocks) {
      here[block] |= meets[block] | (worded[block] & words[block]);
      open |= named[block] & met.wanted[block] & ~here[block];
    }
    if (open == 0) continue;
    of_lemmas.assign(blocks_, 0);
    add_lemmas(state.mention(mention), state.program.entry_lemmas, of_lemmas.data());
    for (const std::size_t block : blocks) here[block] |= named[block] & of_lemmas[block];
  }
}

}  // namespace relata
