#include "engine/layers/lexicon_step.h"

#include <algorithm>

#include "engine/text/tokens.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

Shape shape_of(std::string_view token) {
  std::size_t letters = 0, upper = 0, digits = 0, others = 0;
  bool first_upper = false, first = true;
  for (std::size_t at = 0; at < token.size();) {
    char32_t c = decode_utf8(token, at);
    if (is_letter(c)) {
      ++letters;
      if (is_upper(c)) ++upper;
      if (first) first_upper = is_upper(c);
    } else if (is_digit(c)) {
      ++digits;
    } else if (!is_mark(c)) {
      ++others;
    }
    first = false;
  }
  if (others > 0) return Shape::none;
  if (digits > 0) return letters == 0 ? Shape::number : Shape::mixed;
  if (letters == 0 || upper == 0) return Shape::none;
  if (letters == 1) return Shape::initial;
  if (upper == letters) return Shape::upper;
  return first_upper ? Shape::capitalized : Shape::none;
}

// Inside its period of validity, or no date is known.
bool is_valid_at(const LexiconEntry& entry, const std::optional<Date>& date) {
  if (!date || (entry.from.empty() && entry.to.empty())) return true;
  std::string day = to_string(*date);
  return (entry.from.empty() || entry.from <= day) && (entry.to.empty() || day <= entry.to);
}

// "1,200" and "3.5" are one number.
std::size_t number_length(std::string_view text, const std::vector<Span>& tokens, std::size_t first) {
  std::size_t last = first;
  while (last + 2 < tokens.size() && tokens[last].end == tokens[last + 1].begin && tokens[last + 1].end == tokens[last + 2].begin) {
    std::string_view separator = text.substr(tokens[last + 1].begin, tokens[last + 1].size());
    std::string_view next = text.substr(tokens[last + 2].begin, tokens[last + 2].size());
    bool joins = separator == "." || (separator == "," && next.size() == 3);
    if (!joins || shape_of(next) != Shape::number) break;
    last += 2;
  }
  return last - first + 1;
}

class SentenceReader {
 public:
  SentenceReader(AnalysisState& state, std::uint32_t sentence) : state_(state), sentence_(sentence) {}

  void run() {
    const Sentence& sentence = state_.document.sentences[sentence_];
    thread_local std::vector<Span> tokens;  // keeps its room for the next sentence
    tokens.clear();
    tokenize(state_.document.text, sentence.span, tokens);
    Tape& tape = state_.tapes[sentence_];
    tape.cells.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size();) {
      bool space = i > 0 && tokens[i - 1].end < tokens[i].begin;
      if (const Quotation* quotation = quotation_at(tokens[i].begin, sentence)) {
        tape.cells.push_back(quotation_cell(*quotation, space));
        while (i < tokens.size() && tokens[i].begin < quotation->whole.end) ++i;
        continue;
      }
      std::size_t length = 1;
      Cell cell = cell_at(tokens, i, length);
      // A hyphen at a line's end left its space behind: "rebel- held"; but "two- and three-day".
      if (space && cell.mention != no_mention && closes_half_a_word(tokens, i)) space = false;
      cell.space_before = space;
      tape.cells.push_back(cell);
      i += length;
    }
    write_tape(tape, state_.analysis.mentions, state_.program.symbols);
  }

 private:
  // Is the token before `i` a hyphen that stands right behind a word?
  [[nodiscard]] bool closes_half_a_word(const std::vector<Span>& tokens, std::size_t i) const {
    const std::string& text = state_.document.text;
    if (i < 2 || tokens[i - 2].end != tokens[i - 1].begin || tokens[i - 1].size() != 1 || text[tokens[i - 1].begin] != '-') return false;
    const auto is_word = [&](const Span token) {
      std::size_t at = token.begin;
      return is_letter(decode_utf8(text, at)) || is_digit(text[token.begin]);
    };
    return is_word(tokens[i - 2]) && is_word(tokens[i]);
  }

  const Quotation* quotation_at(std::uint32_t begin, const Sentence& sentence) const {
    const auto& all = state_.document.quotations;
    auto it = std::lower_bound(all.begin(), all.end(), begin, [](const Quotation& q, std::uint32_t at) { return q.whole.begin < at; });
    if (it == all.end() || it->whole.begin != begin || it->whole.end > sentence.span.end || state_.program.types.quotation == no_type)
      return nullptr;
    if (sentence.quotation == it - all.begin()) return nullptr;
    if (!state_.program.quotations_are_asked_for && !has_sentences(*it, static_cast<int>(it - all.begin()))) return nullptr;
    return &*it;
  }

  [[nodiscard]] bool has_sentences(const Quotation& quotation, int index) const {
    const auto& all = state_.document.sentences;
    auto it = std::lower_bound(all.begin(), all.end(), quotation.whole.begin,
                               [](const Sentence& s, std::uint32_t at) { return s.span.begin < at; });
    for (; it != all.end() && it->span.begin < quotation.whole.end; ++it)
      if (it->quotation == index) return true;
    return false;
  }

  Cell quotation_cell(const Quotation& quotation, bool space) {
    Mention mention;
    mention.span = quotation.whole;
    mention.sentence = sentence_;
    mention.senses = {{state_.program.types.quotation, no_entry}};
    mention.symbol = state_.program.symbols.find({state_.program.types.quotation}, false);
    Cell cell;
    cell.document = quotation.whole;
    cell.space_before = space;
    cell.mention = state_.add(std::move(mention));
    return cell;
  }

  Cell cell_at(const std::vector<Span>& tokens, std::size_t i, std::size_t& length) {
    const std::string& text = state_.document.text;
    const RuleBase& base = state_.base();
    const SymbolTable& symbols = state_.program.symbols;
    int set = base.lexicon.longest_at(text, tokens, i, length);
    // A phrase whose words stay text hides no shorter name.
    while (set >= 0 && length > 1 && stays_text(set)) {
      const std::vector<Span> shorter(tokens.begin() + i, tokens.begin() + i + length - 1);
      set = base.lexicon.longest_at(text, shorter, 0, length);
    }
    if (set < 0) length = 1;
    Shape shape = Shape::none;
    if (set < 0 || length == 1) shape = shape_of(std::string_view(text).substr(tokens[i].begin, tokens[i].size()));
    if (shape == Shape::number) {
      // "1,200" is no 1 of any lexicon.
      if (const std::size_t joined = number_length(text, tokens, i); joined > 1) {
        set = -1;
        length = joined;
      }
    }
    Cell cell;
    cell.document = {tokens[i].begin, tokens[i + length - 1].end};
    if (set < 0 && (shape == Shape::none || !symbols.has_shape(shape))) {
      cell.word = std::string_view(text).substr(cell.document.begin, cell.document.size());
      cell.word_id = length > 1 ? many_words : word_id_of(state_.program, cell.word);
      return cell;
    }
    bool closed = false, only_text = false;
    Mention mention;
    mention.span = cell.document;
    mention.sentence = sentence_;
    if (set >= 0) {
      for (EntryId id : base.lexicon.entry_sets()[set]) {
        const LexiconEntry& entry = base.lexicon.entry(id);
        if (base.schema.type(entry.type).stays_text) {
          closed = closed || base.schema.type(entry.type).is_closed || length == 1;
          only_text = only_text || base.schema.type(entry.type).is_closed;
          continue;
        }
        if (!is_valid_at(entry, state_.document.date)) continue;
        mention.senses.push_back({entry.type, id});
        if (mention.lemma == no_lemma) mention.lemma = state_.program.entry_lemmas[id];
      }
    }
    // "WHO" is a body where the lexicon has it in capitals, and "who" the word.
    const auto names = [&](const Sense& sense) { return base.schema.type(sense.type).in_output; };
    if (shape == Shape::upper && std::any_of(mention.senses.begin(), mention.senses.end(), names)) only_text = false;
    if (set >= 0 && !mention.senses.empty() && !only_text) {
      mention.symbol = symbols.of_entries(set, shape);
    } else if (!(closed && length == 1) && shape != Shape::none && symbols.has_shape(shape)) {
      mention.symbol = symbols.of_shape(shape);
      mention.senses = {{symbols.set(mention.symbol).types.front(), no_entry}};
    } else {
      cell.word = std::string_view(text).substr(cell.document.begin, cell.document.size());
      cell.word_id = length > 1 ? many_words : word_id_of(state_.program, cell.word);
      return cell;
    }
    cell.mention = state_.add(std::move(mention));
    return cell;
  }

  bool stays_text(int set) const {
    const RuleBase& base = state_.base();
    const auto& entries = base.lexicon.entry_sets()[set];
    return std::all_of(entries.begin(), entries.end(),
                       [&](EntryId id) { return base.schema.type(base.lexicon.entry(id).type).stays_text; });
  }

  AnalysisState& state_;
  std::uint32_t sentence_;
};

}  // namespace

void lexicon_step(AnalysisState& state, std::uint32_t sentence) {
  SentenceReader(state, sentence).run();
}

}  // namespace relata
