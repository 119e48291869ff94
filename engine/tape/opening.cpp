#include "engine/tape/opening.h"

#include <algorithm>
#include <unordered_set>

#include "engine/text/utf8.h"

namespace relata {
namespace {

// A step of a pattern, coarser than RE2's: repetitions have no count, gaps and classes are unknown.
struct Step {
  enum class Kind : std::uint8_t { skip, text, letters, space, unknown } kind = Kind::skip;
  std::uint32_t to = 0;
  std::string text;
  LetterSet letters;
};

// Of ASCII.
bool is_plain_word_character(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

class StepGraph {
 public:
  StepGraph(PatternContext& context, const CompileOptions& options) : context_(context), options_(options) { states_.resize(1); }

  void build(const PatternNode& root) {
    end_ = add(root, 0);
    if (!after_object_.empty()) end_ = after_object(end_);
  }
  [[nodiscard]] const std::vector<Step>& steps(std::uint32_t state) const { return states_[state]; }
  [[nodiscard]] std::uint32_t end() const { return end_; }

 private:
  std::uint32_t fresh() {
    states_.emplace_back();
    return static_cast<std::uint32_t>(states_.size() - 1);
  }
  std::uint32_t step(std::uint32_t from, Step step) {
    const std::uint32_t to = fresh();
    step.to = to;
    states_[from].push_back(std::move(step));
    return to;
  }
  void skip(std::uint32_t from, std::uint32_t to) { states_[from].push_back({Step::Kind::skip, to, {}, {}}); }
  std::uint32_t space(std::uint32_t from) { return step(from, {Step::Kind::space, 0, {}, {}}); }
  std::uint32_t unknown(std::uint32_t from) { return step(from, {Step::Kind::unknown, 0, {}, {}}); }
  std::uint32_t text(std::uint32_t from, const std::string& text) { return step(from, {Step::Kind::text, 0, text, {}}); }
  std::uint32_t letters(std::uint32_t from, LetterSet wanted) { return step(from, {Step::Kind::letters, 0, {}, std::move(wanted)}); }

  std::uint32_t words(std::uint32_t from, const std::vector<std::string>& alternatives) {
    const std::uint32_t to = fresh();
    if (alternatives.empty()) skip(from, to);
    for (const std::string& words : alternatives) {
      std::uint32_t at = from;
      bool first = true;
      for (const std::string& word : split_words(words)) {
        if (!first) at = space(at);
        at = text(at, word);
        first = false;
      }
      skip(at, to);
    }
    return to;
  }

  std::uint32_t tail_word(std::uint32_t from, const std::string& word) {
    const std::uint32_t to = text(from, word);
    const LetterSet& named = context_.of_word(word);
    if (named.none()) return to;
    LetterSet wanted = context_.nouns;
    wanted |= named;
    skip(letters(from, wanted), to);
    return to;
  }

  std::uint32_t after_object(std::uint32_t at) {
    for (const std::string& word : after_object_) at = tail_word(space(at), word);
    after_object_.clear();
    return at;
  }

  std::uint32_t family_tail(std::uint32_t at, const FamilyVerb& verb, bool object_follows) {
    for (const std::string& word : verb.before_object) at = tail_word(space(at), word);
    if (object_follows && !verb.prepositions.empty()) {
      const std::uint32_t behind = words(space(at), verb.prepositions);
      if (verb.preposition_optional) skip(at, behind);
      at = behind;
    }
    after_object_ = verb.after_object;
    return at;
  }

  std::uint32_t word(const PatternNode& n, std::uint32_t from, bool object_follows) {
    switch (n.word_kind) {
      case WordKind::phrase: {
        ++in_phrase_;
        const std::uint32_t to = add(context_.base.phrases[n.word_index].pattern.root, from);
        --in_phrase_;
        return to;
      }
      case WordKind::set: {
        const WordSet& set = context_.base.sets[n.word_index];
        if (set.kind != SetKind::words) {
          return symbol(n, from, set.kind == SetKind::nouns ? context_.nouns : context_.verbs);
        }
        const std::uint32_t to = words(from, set.words);
        const LetterSet named = context_.of_words(set.words);
        if (!named.none()) skip(letters(from, named), to);
        return to;
      }
      case WordKind::family:
        if (is_leading(n) && (options_.verb || options_.made_verb)) {
          verb_seen_ = true;
          const std::uint32_t at = letters(from, context_.active_verbs);
          return options_.verb ? family_tail(at, *options_.verb, object_follows) : at;
        }
        return symbol(n, from, context_.verbs);
      default:
        return symbol(n, from, context_.verbs);
    }
  }

  [[nodiscard]] bool is_leading(const PatternNode& n) const {
    return options_.verb_is_checked && in_phrase_ == 0 && !verb_seen_ && n.span == options_.verb_place;
  }
  std::uint32_t symbol(const PatternNode& n, std::uint32_t from, const LetterSet& wanted) {
    if (!is_leading(n)) return letters(from, wanted);
    verb_seen_ = true;
    return letters(from, context_.active_verbs);
  }

  static bool is_object(const PatternNode& n) {
    return n.kind != PatternKind::end && n.kind != PatternKind::rest && n.kind != PatternKind::finish && n.kind != PatternKind::anything;
  }

  std::uint32_t sequence(const PatternNode& n, std::uint32_t at) {
    const auto& children = n.children;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const PatternNode& child = children[i];
      const bool space_follows = i + 1 < children.size() && children[i + 1].kind == PatternKind::space;
      if (child.kind == PatternKind::word) {
        const bool object_follows = (space_follows && i + 2 < children.size() && is_object(children[i + 2])) ||
                                    (i + 1 < children.size() && !space_follows && is_object(children[i + 1]));
        at = word(child, at, object_follows);
        continue;
      }
      at = add(child, at);
      if (child.kind == PatternKind::slot && !after_object_.empty() && verb_seen_) at = after_object(at);
    }
    return at;
  }

  std::uint32_t add(const PatternNode& n, std::uint32_t from) {
    switch (n.kind) {
      case PatternKind::sequence:
        return sequence(n, from);
      case PatternKind::alternation: {
        const std::uint32_t to = fresh();
        for (const PatternNode& child : n.children) {
          const std::uint32_t start = fresh();
          skip(from, start);
          skip(add(child, start), to);
        }
        return to;
      }
      case PatternKind::repeat: {
        const std::uint32_t start = fresh();
        skip(from, start);
        const bool seen = verb_seen_;
        std::uint32_t to = add(n.children[0], start);
        // A second round of the reading's verb is compiled differently: it may be any verb, without words.
        if (n.max != 1 && verb_seen_ != seen) to = unknown(to);
        if (n.max != 1) skip(to, start);
        if (n.min == 0) skip(start, to);
        // What leaves the loop must not come back into it.
        const std::uint32_t behind = fresh();
        skip(to, behind);
        return behind;
      }
      case PatternKind::literal:
        return text(from, n.text);
      case PatternKind::space:
        return space(from);
      case PatternKind::slot:
        return letters(from, context_.symbols.members(n.test));
      case PatternKind::word:
        return word(n, from, false);
      case PatternKind::frame:
        return n.text.size() == 1 ? words(from, context_.prepositions(n.text[0])) : unknown(from);
      case PatternKind::begin:
      case PatternKind::finish:
      case PatternKind::rest:
      case PatternKind::end:
        return from;
      case PatternKind::gap:
      case PatternKind::anything: {
        // May be empty.
        const std::uint32_t to = unknown(from);
        skip(from, to);
        return to;
      }
      case PatternKind::char_class:
      case PatternKind::any_char:
        return unknown(from);
    }
    return from;
  }

  PatternContext& context_;
  const CompileOptions& options_;
  std::vector<std::vector<Step>> states_;
  std::uint32_t end_ = 0;
  bool verb_seen_ = false;
  int in_phrase_ = 0;
  std::vector<std::string> after_object_;
};

// Walks the graph and notes what each of the first cells may hold.
class OpeningWalk {
 public:
  OpeningWalk(const StepGraph& graph, CompiledText& out) : graph_(graph), out_(out) {}

  void run() {
    walk(0, 0, {});
    if (steps_ >= most_steps) unknown_from(0);
  }

 private:
  static constexpr std::size_t most_steps = 20000;

  // Most places are reached between words.
  bool is_new(std::uint32_t state, std::size_t cell, const std::string& open) {
    if (!open.empty()) return seen_in_words_.insert(open + '\0' + std::to_string(state * opening_cells + cell)).second;
    const std::size_t place = state * opening_cells + cell;
    if (place >= seen_.size()) seen_.resize(place + 1);
    if (seen_[place]) return false;
    return seen_[place] = true;
  }

  void unknown_from(std::size_t cell) {
    for (; cell < opening_cells; ++cell) out_.opening[cell].any = true;
  }
  // The word that ends here; the number of the next cell.
  std::size_t close(std::size_t cell, const std::string& open) {
    if (open.empty()) return cell;
    if (cell < opening_cells) out_.opening[cell].words.insert(open);
    return cell + 1;
  }

  void walk(std::uint32_t state, std::size_t cell, const std::string& open) {
    if (cell >= opening_cells || ++steps_ >= most_steps || !is_new(state, cell, open)) return;
    if (state == graph_.end()) {
      if (cell == 0 && open.empty()) out_.may_be_empty = true;
      unknown_from(close(cell, open));
    }
    for (const Step& step : graph_.steps(state)) {
      switch (step.kind) {
        case Step::Kind::skip:
          walk(step.to, cell, open);
          break;
        case Step::Kind::space:
          walk(step.to, close(cell, open), {});
          break;
        case Step::Kind::unknown:
          unknown_from(cell);
          break;
        case Step::Kind::letters: {
          const std::size_t at = close(cell, open);
          if (at < opening_cells) out_.opening[at].letters |= step.letters;
          walk(step.to, at + 1, {});
          break;
        }
        case Step::Kind::text:
          walk_text(step, cell, open);
          break;
      }
    }
  }

  void walk_text(const Step& step, std::size_t cell, std::string open) {
    for (std::size_t at = 0; at < step.text.size() && cell < opening_cells;) {
      const std::size_t begin = at;
      const char32_t c = decode_utf8(step.text, at);
      if (is_plain_word_character(c)) {
        open += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        continue;
      }
      if (c > 0x7F && is_word_character(c)) {
        open += fold_case(std::string_view(step.text).substr(begin, at - begin));
        continue;
      }
      cell = close(cell, open);
      open.clear();
      if (is_space(c)) continue;
      // Quotes and hyphens stand for others of their kind; of invisible characters no token is made.
      if (c > 0x7F || is_single_quote(c) || is_double_quote(c) || is_hyphen(c)) return unknown_from(cell);
      if (cell < opening_cells) out_.opening[cell].words.insert(step.text.substr(begin, at - begin));
      ++cell;
    }
    walk(step.to, cell, open);
  }

  const StepGraph& graph_;
  CompiledText& out_;
  std::vector<bool> seen_;                         // by state and cell
  std::unordered_set<std::string> seen_in_words_;  // by the word so far, state and cell
  std::size_t steps_ = 0;
};

}  // namespace

bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c) || is_mark(c);
}

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = text.find(' ', at);
    if (next == std::string::npos) next = text.size();
    if (next > at) words.push_back(text.substr(at, next - at));
    at = next + 1;
  }
  return words;
}

void find_opening(const Pattern& pattern, PatternContext& context, const CompileOptions& options, CompiledText& out) {
  StepGraph graph(context, options);
  graph.build(pattern.root);
  OpeningWalk(graph, out).run();
  if (out.may_be_empty)
    for (CellSet& cell : out.opening) cell.any = true;
}

}  // namespace relata
