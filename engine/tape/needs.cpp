#include "engine/tape/needs.h"

#include <algorithm>
#include <optional>

#include "engine/tape/opening.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

class NeedFinder {
 public:
  explicit NeedFinder(PatternContext& context) : context_(context) {}

  std::vector<CellSet> of(const PatternNode& n, bool alone) {
    switch (n.kind) {
      case PatternKind::sequence:
        return of_sequence(n, alone);
      case PatternKind::alternation:
        return of_alternation(n, alone);
      case PatternKind::repeat:
        return n.min > 0 ? of(n.children[0], false) : Needs();
      case PatternKind::slot:
        return {letters(context_.symbols.members(n.test))};
      case PatternKind::word:
        return of_word(n, alone);
      case PatternKind::literal:
        return alone ? of_words({n.text}) : Needs();
      default:
        return {};
    }
  }

 private:
  using Needs = std::vector<CellSet>;

  static CellSet letters(const LetterSet& wanted) {
    CellSet set;
    set.letters = wanted;
    return set;
  }

  // Does a token end where this node begins, or begin where it ends?
  static bool parts_tokens(const PatternNode& n) {
    return n.kind == PatternKind::space || n.kind == PatternKind::slot || n.kind == PatternKind::begin || n.kind == PatternKind::finish;
  }

  // `alone`: nothing in front of or behind the node can be a part of its tokens.
  Needs of_sequence(const PatternNode& n, bool alone) {
    Needs all;
    for (std::size_t i = 0; i < n.children.size(); ++i) {
      const bool left = i == 0 ? alone : parts_tokens(n.children[i - 1]);
      const bool right = i + 1 == n.children.size() ? alone : parts_tokens(n.children[i + 1]);
      for (CellSet& need : of(n.children[i], left && right)) all.push_back(std::move(need));
    }
    return all;
  }

  // What one of the alternatives needs, each time its rarest thing.
  Needs of_alternation(const PatternNode& n, bool alone) {
    CellSet any;
    for (const PatternNode& child : n.children) {
      Needs needs = of(child, alone);
      if (needs.empty()) return {};
      const auto size = [](const CellSet& set) {
        std::size_t count = set.words.size();
        set.letters.for_each([&](std::size_t) { ++count; });
        return count;
      };
      const CellSet& rarest =
          *std::min_element(needs.begin(), needs.end(), [&](const CellSet& a, const CellSet& b) { return size(a) < size(b); });
      any.letters |= rarest.letters;
      any.words.insert(rarest.words.begin(), rarest.words.end());
    }
    return {std::move(any)};
  }

  Needs of_word(const PatternNode& n, bool alone) {
    if (n.word_kind == WordKind::phrase) return of(context_.base.phrases[n.word_index].pattern.root, alone);
    if (n.word_kind != WordKind::set) return {letters(context_.verbs)};
    const WordSet& set = context_.base.sets[n.word_index];
    if (set.kind != SetKind::words) return {letters(set.kind == SetKind::nouns ? context_.nouns : context_.verbs)};
    Needs needs = alone ? of_words(set.words) : Needs();
    if (!needs.empty()) needs.front().letters |= context_.of_words(set.words);
    return needs;
  }

  // The first token of each.
  static Needs of_words(const std::vector<std::string>& alternatives) {
    CellSet set;
    for (const std::string& words : alternatives) {
      const std::vector<std::string> tokens = split_words(words);
      if (tokens.empty()) return {};
      for (std::size_t at = 0; at < tokens[0].size();)
        if (!is_word_character(decode_utf8(tokens[0], at))) return {};
      set.words.insert(fold_case(tokens[0]));
    }
    return {std::move(set)};
  }

  PatternContext& context_;
};

}  // namespace

void find_needs(const Pattern& pattern, PatternContext& context, CompiledText& out) {
  if (!out.may_be_empty) out.needs = NeedFinder(context).of(pattern.root, true);
}

}  // namespace relata
