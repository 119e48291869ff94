#include "engine/tape/step_graph.h"

#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

namespace relata {
namespace {

// The characters of a class that names nothing but ASCII marks and the space; nothing for any other class.
std::optional<std::string> marks_of_class(std::string_view written) {
  if (written.size() < 3 || written.front() != '[' || written.back() != ']' || written[1] == '^') return std::nullopt;
  const std::string_view body = written.substr(1, written.size() - 2);
  const auto is_mark = [](char c) {
    return c == ' ' || (static_cast<unsigned char>(c) < 0x80 && std::ispunct(static_cast<unsigned char>(c)));
  };
  std::string marks;
  for (std::size_t at = 0; at < body.size(); ++at) {
    const bool is_escaped = body[at] == '\\' && at + 1 < body.size();
    if (is_escaped) ++at;
    const bool is_range = !is_escaped && body[at] == '-' && at > 0 && at + 1 < body.size();
    if (!is_mark(body[at]) || is_range || (!is_escaped && body[at] == '[')) return std::nullopt;
    marks += body[at];
  }
  return marks;
}

class StepGraphBuilder {
 public:
  StepGraphBuilder(PatternContext& context, const CompileOptions& options) : context_(context), options_(options) {}

  StepGraph build(const PatternNode& root) {
    graph_.states.resize(1);
    graph_.end = add(root, 0);
    if (!after_object_.empty()) graph_.end = after_object(graph_.end);
    return std::move(graph_);
  }

 private:
  std::uint32_t fresh() {
    graph_.states.emplace_back();
    return static_cast<std::uint32_t>(graph_.states.size() - 1);
  }
  std::uint32_t step(std::uint32_t from, Step step) {
    const std::uint32_t to = fresh();
    step.to = to;
    graph_.states[from].push_back(std::move(step));
    return to;
  }
  void skip(std::uint32_t from, std::uint32_t to) { graph_.states[from].push_back({Step::Kind::skip, to, {}, {}, {}, nullptr}); }
  std::uint32_t space(std::uint32_t from) { return step(from, {Step::Kind::space, 0, {}, {}, {}, nullptr}); }
  std::uint32_t unknown(std::uint32_t from) { return step(from, {Step::Kind::unknown, 0, {}, {}, {}, nullptr}); }
  std::uint32_t text(std::uint32_t from, const std::string& text) { return step(from, {Step::Kind::text, 0, text, {}, {}, nullptr}); }
  std::uint32_t letters(std::uint32_t from, LetterSet wanted) {
    return step(from, {Step::Kind::letters, 0, {}, std::move(wanted), {}, nullptr});
  }

  // Of a round without end only the last mention's words are looked at.
  std::uint32_t named_letters(std::uint32_t from, LetterSet named, const WordSet& set) {
    return in_endless_ > 0 ? letters(from, std::move(named)) : step(from, {Step::Kind::letters, 0, {}, {}, std::move(named), &set});
  }

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
        if (!named.none()) skip(named_letters(from, named, set), to);
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

  std::uint32_t one_of(const std::string& written, std::uint32_t from) {
    const auto marks = marks_of_class(written);
    if (!marks) return unknown(from);
    const std::uint32_t to = fresh();
    for (const char mark : *marks) skip(mark == ' ' ? space(from) : text(from, std::string(1, mark)), to);
    return to;
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
        in_endless_ += n.max < 0;
        std::uint32_t to = add(n.children[0], start);
        in_endless_ -= n.max < 0;
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
        return one_of(n.text, from);
      case PatternKind::any_char:
        return unknown(from);
    }
    return from;
  }

  PatternContext& context_;
  const CompileOptions& options_;
  StepGraph graph_;
  bool verb_seen_ = false;
  int in_phrase_ = 0;
  int in_endless_ = 0;  // repetitions without end around the node
  std::vector<std::string> after_object_;
};

}  // namespace

StepGraph step_graph(const PatternNode& root, PatternContext& context, const CompileOptions& options) {
  return StepGraphBuilder(context, options).build(root);
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

}  // namespace relata
