#include "engine/tape/opening.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/tape/step_graph.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

// Of ASCII.
bool is_plain_word_character(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// As a literal, a quote, hyphen or dash stands for all of its kind (compile_pattern.cpp).
std::vector<std::string> kinds_of(char32_t c, std::string_view written) {
  if (is_single_quote(c)) return {"'", "\u2018", "\u2019", "\u201A"};
  if (is_double_quote(c)) return {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};
  if (is_hyphen(c)) return {"-", "\u2010", "\u2011"};
  if (is_dash(c)) return {"\u2013", "\u2014"};
  return {std::string(written)};
}

// Walks the graph, one cell after another, and notes what each of the first may hold.
class OpeningWalk {
 public:
  OpeningWalk(const StepGraph& graph, CompiledText& out) : graph_(graph), out_(out) {}

  void run() {
    go(0, 0, no_word);
    for (std::size_t cell = 0; cell < opening_cells; ++cell)
      while (!waiting_[cell].empty()) {
        if (++steps_ >= most_steps) return unknown_from(cell);
        const Place place = waiting_[cell].back();
        waiting_[cell].pop_back();
        take_steps(place, cell);
      }
  }

 private:
  static constexpr std::size_t most_steps = 20000;

  using Word = std::uint32_t;  // a word so far; index into words_
  static constexpr Word no_word = 0;
  struct Place {
    std::uint32_t state = 0;
    Word open = no_word;
  };

  Word word(std::string text) {
    const auto [found, fresh] = known_.try_emplace(std::move(text), static_cast<Word>(words_.size()));
    if (fresh) words_.push_back({&found->first, {}});
    return found->second;
  }

  // Most places are reached between words.
  bool is_new(std::uint32_t state, std::size_t cell, Word open) {
    const std::size_t place = state * opening_cells + cell;
    if (open != no_word) return seen_in_words_.insert(std::uint64_t{open} << 32 | place).second;
    if (place >= seen_.size()) seen_.resize(place + 1);
    if (seen_[place]) return false;
    return seen_[place] = true;
  }

  void go(std::uint32_t state, std::size_t cell, Word open) {
    if (cell < opening_cells && is_new(state, cell, open)) waiting_[cell].push_back({state, open});
  }

  void unknown_from(std::size_t cell) {
    for (; cell < opening_cells; ++cell) out_.opening[cell].any = true;
  }
  // The word that ends here; the number of the next cell.
  std::size_t close(std::size_t cell, Word open) {
    if (open == no_word) return cell;
    if (cell < opening_cells && !words_[open].noted[cell]) {
      words_[open].noted[cell] = true;
      out_.opening[cell].words.insert(*words_[open].text);
    }
    return cell + 1;
  }

  void take_steps(const Place& place, std::size_t cell) {
    if (place.state == graph_.end) {
      if (cell == 0 && place.open == no_word) out_.may_be_empty = true;
      unknown_from(close(cell, place.open));
    }
    for (const Step& step : graph_.states[place.state]) {
      switch (step.kind) {
        case Step::Kind::skip:
          go(step.to, cell, place.open);
          break;
        case Step::Kind::space:
          go(step.to, close(cell, place.open), no_word);
          break;
        case Step::Kind::unknown:
          unknown_from(cell);
          break;
        case Step::Kind::letters: {
          const std::size_t at = close(cell, place.open);
          if (at < opening_cells) take_letters(step, out_.opening[at]);
          go(step.to, at + 1, no_word);
          break;
        }
        case Step::Kind::text:
          take_text(step, cell, place.open);
          break;
      }
    }
  }

  // Words of one token are noted where the text of the set is walked.
  static void take_letters(const Step& step, CellSet& cell) {
    cell.letters |= step.letters;
    cell.named |= step.named;
    for (std::size_t i = 0; step.set && i < step.set->words.size(); ++i)
      if (!std::all_of(step.set->words[i].begin(), step.set->words[i].end(), is_plain_word_character))
        cell.words.insert(fold_case(step.set->words[i]));
  }

  void take_text(const Step& step, std::size_t cell, Word begun) {
    std::string open = begun == no_word ? std::string() : *words_[begun].text;
    for (std::size_t at = 0; at < step.text.size() && cell < opening_cells;) {
      const std::size_t begin = at;
      const char32_t c = decode_utf8(step.text, at);
      if (is_plain_word_character(c)) {
        open += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        continue;
      }
      const std::string_view written = std::string_view(step.text).substr(begin, at - begin);
      if (c > 0x7F && is_word_character(c)) {
        open += fold_case(written);
        continue;
      }
      if (!open.empty()) cell = close(cell, word(std::move(open)));
      open.clear();
      if (is_space(c)) continue;
      std::vector<std::string> kinds = kinds_of(c, written);
      // Of invisible characters no token is made.
      if (c > 0x7F && kinds.size() == 1) return unknown_from(cell);
      if (cell < opening_cells) out_.opening[cell].words.insert(kinds.begin(), kinds.end());
      ++cell;
    }
    go(step.to, cell, open.empty() ? no_word : word(std::move(open)));
  }

  const StepGraph& graph_;
  CompiledText& out_;
  std::array<std::vector<Place>, opening_cells> waiting_;  // by cell
  std::vector<bool> seen_;                                 // by state and cell
  std::unordered_set<std::uint64_t> seen_in_words_;        // by the word so far, state and cell
  std::unordered_map<std::string, Word> known_;
  struct KnownWord {
    const std::string* text = nullptr;        // in known_
    std::array<bool, opening_cells> noted{};  // by cell
  };
  std::vector<KnownWord> words_ = std::vector<KnownWord>(1);
  std::size_t steps_ = 0;
};

}  // namespace

bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c) || is_mark(c);
}

void find_opening(const Pattern& pattern, PatternContext& context, const CompileOptions& options, CompiledText& out) {
  const StepGraph graph = step_graph(pattern.root, context, options);
  OpeningWalk(graph, out).run();
  if (out.may_be_empty)
    for (CellSet& cell : out.opening) cell.any = true;
}

}  // namespace relata
