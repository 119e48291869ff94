#include "engine/layers/lexicon_step.h"

#include <algorithm>

#include "engine/layers/asked_types.h"
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
    static constexpr EntrySet no_entries;
    const EntrySet& entries = set < 0 ? no_entries : state_.program.entry_sets->operator[](set);
    const bool is_dated = entries.is_dated && state_.document.date;
    bool has_senses = entries.count > 0, has_name = entries.has_name;
    std::vector<Sense> valid;
    LemmaId lemma = entries.lemma;
    if (is_dated) {
      valid = valid_senses(entries, lemma);
      has_senses = !valid.empty();
      has_name = std::any_of(valid.begin(), valid.end(), [&](const Sense& sense) { return base.schema.type(sense.type).in_output; });
    }
    const bool closed = entries.has_text && (entries.is_closed || length == 1);
    // "WHO" is a body where the lexicon has it in capitals, and "who" the word.
    const bool only_text = entries.is_closed && !(shape == Shape::upper && has_name);
    const bool by_entries = has_senses && !only_text;
    if (!by_entries && ((closed && length == 1) || shape == Shape::none || !symbols.has_shape(shape))) {
      cell.word = std::string_view(text).substr(cell.document.begin, cell.document.size());
      cell.word_id = length > 1 ? many_words : word_id_of(state_.program, cell.word);
      return cell;
    }
    const SymbolId symbol = by_entries ? symbols.of_entries(set, shape) : symbols.of_shape(shape);
    MentionId* const told_as = told_as_of(symbol, std::string_view(text).substr(cell.document.begin, cell.document.size()));
    if (told_as && *told_as != no_mention) {
      cell.mention = *told_as;
      return cell;
    }
    Mention mention;
    mention.span = cell.document;
    mention.sentence = sentence_;
    mention.symbol = symbol;
    mention.lemma = lemma;
    if (!by_entries)
      mention.senses = {{symbols.set(symbol).types.front(), no_entry}};
    else if (is_dated)
      mention.senses = std::move(valid);
    else if (const auto senses = state_.program.entry_sets->senses(entries); true)
      mention.senses.assign(senses.begin(), senses.end());
    cell.mention = state_.add(std::move(mention));
    if (told_as) *told_as = cell.mention;
    return cell;
  }

  // Those of the document's day.
  std::vector<Sense> valid_senses(const EntrySet& entries, LemmaId& lemma) const {
    std::vector<Sense> valid;
    lemma = no_lemma;
    for (const Sense& sense : state_.program.entry_sets->senses(entries)) {
      if (!is_valid_at(state_.base().lexicon.entry(sense.entry), state_.document.date)) continue;
      valid.push_back(sense);
      if (lemma == no_lemma) lemma = state_.program.entry_lemmas[sense.entry];
    }
    return valid;
  }

  // The mention that a symbol need not be told apart from, no_mention before the first; nullptr: each is one of its own.
  MentionId* told_as_of(SymbolId symbol, std::string_view words) {
    const std::vector<bool>& apart = state_.program.is_kept_apart;
    if (apart.empty() || apart[symbol] || apart[state_.program.symbols.size() + word_key(words)]) return nullptr;
    if (std::any_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) return nullptr;
    if (state_.told_as.empty()) state_.told_as.assign(state_.program.symbols.letters(), no_mention);
    return &state_.told_as[state_.program.symbols.letter(symbol)];
  }

  bool stays_text(int set) const { return (*state_.program.entry_sets)[set].is_text; }

  AnalysisState& state_;
  std::uint32_t sentence_;
};

}  // namespace

void lexicon_step(AnalysisState& state, std::uint32_t sentence) {
  SentenceReader(state, sentence).run();
}

}  // namespace relata
