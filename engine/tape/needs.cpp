#include "engine/tape/needs.h"

#include <algorithm>
#include <optional>

#include "engine/tape/opening.h"
#include "engine/tape/token_edge.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

using Needs = std::vector<Need>;

Need of_letters(const LetterSet& wanted) {
  Need need;
  need.letters = wanted;
  return need;
}

// A symbol that some `<name>` accepts by its lemma; nothing where the name stands for more than lemmas.
std::optional<Need> of_lemmas(WordKind kind, std::uint32_t index, const LetterSet& named, const RuleBase& base) {
  Need need;
  need.named = named;
  switch (kind) {
    case WordKind::family:
      for (const FamilyVerb& verb : base.families[index].verbs) need.lemmas.push_back(verb.lemma);
      need.lemmas.push_back(made_verb_base + index);
      return need;
    case WordKind::verb:
      need.lemmas.push_back(index);
      return need;
    case WordKind::set:
      if (base.sets[index].kind == SetKind::words) return std::nullopt;
      need.lemmas = base.sets[index].lemmas;
      return need;
    default:
      return std::nullopt;
  }
}

// The first token of each; nothing where one begins with what is no word.
Needs of_texts(const std::vector<std::string>& alternatives) {
  Need need;
  for (const std::string& text : alternatives) {
    std::size_t at = 0, end = 0;
    while (at < text.size() && is_word_character(decode_utf8(text, at))) end = at;
    if (end == 0) return {};
    need.words.insert(fold_case(text.substr(0, end)));
  }
  return {std::move(need)};
}

class NeedFinder {
 public:
  NeedFinder(PatternContext& context, const CompileOptions& options) : context_(context), options_(options) {}

  // `left`, `right`: no token goes on over this edge.
  Needs of(const PatternNode& n, bool left, bool right) {
    switch (n.kind) {
      case PatternKind::sequence:
        return of_sequence(n, left, right);
      case PatternKind::alternation:
        return of_alternation(n, left, right);
      case PatternKind::repeat: {
        const bool once = n.max == 1;
        return n.min > 0 ? of(n.children[0], left && once, right && once) : Needs();
      }
      case PatternKind::slot:
        return {of_letters(context_.symbols.members(n.test))};
      case PatternKind::word:
        return of_word(n, left, right);
      case PatternKind::literal:
        return left && right ? of_texts({n.text}) : Needs();
      default:
        return {};
    }
  }

 private:
  static constexpr std::size_t most_texts = 64;

  // All that the node can be, if it is nothing but text.
  std::optional<std::vector<std::string>> texts_of(const PatternNode& n) const {
    switch (n.kind) {
      case PatternKind::literal:
        return std::vector<std::string>{n.text};
      case PatternKind::repeat: {
        if (n.min != 0 || n.max != 1) return std::nullopt;
        auto texts = texts_of(n.children[0]);
        if (texts) texts->emplace_back();
        return texts;
      }
      case PatternKind::alternation: {
        std::vector<std::string> all;
        for (const PatternNode& child : n.children) {
          const auto texts = texts_of(child);
          if (!texts || all.size() + texts->size() > most_texts) return std::nullopt;
          all.insert(all.end(), texts->begin(), texts->end());
        }
        return all;
      }
      case PatternKind::sequence: {
        std::vector<std::string> all = {""};
        for (const PatternNode& child : n.children)
          if (!append(child, all)) return std::nullopt;
        return all;
      }
      default:
        return std::nullopt;
    }
  }

  bool append(const PatternNode& n, std::vector<std::string>& texts) const {
    const auto more = texts_of(n);
    if (!more || texts.size() * more->size() > most_texts) return false;
    std::vector<std::string> longer;
    for (const std::string& text : texts)
      for (const std::string& tail : *more) longer.push_back(text + tail);
    texts = std::move(longer);
    return true;
  }

  // Do all tokens end where the neighbour of children[i] on this side begins?
  bool is_parted(const PatternNode& n, std::size_t i, Side side, bool rim) const {
    const Side facing = side == Side::left ? Side::right : Side::left;
    for (;;) {
      if (side == Side::left ? i == 0 : i + 1 == n.children.size()) return rim;
      i = side == Side::left ? i - 1 : i + 1;
      const TokenEdge edge = edge_of(n.children[i], facing, context_.base);
      if (!edge.parts) return false;
      if (!edge.may_be_empty) return true;
    }
  }

  Needs of_sequence(const PatternNode& n, bool left, bool right) {
    Needs all;
    const auto add = [&](Needs needs) {
      for (Need& need : needs) all.push_back(std::move(need));
    };
    for (std::size_t i = 0; i < n.children.size(); ++i) {
      std::vector<std::string> texts = {""};
      std::size_t behind = i;
      while (behind < n.children.size() && append(n.children[behind], texts)) ++behind;
      if (behind > i + 1) {
        if (is_parted(n, i, Side::left, left) && is_parted(n, behind - 1, Side::right, right)) add(of_texts(texts));
        i = behind - 1;
        continue;
      }
      add(of(n.children[i], is_parted(n, i, Side::left, left), is_parted(n, i, Side::right, right)));
    }
    return all;
  }

  // What one of the alternatives needs, each time its rarest thing.
  Needs of_alternation(const PatternNode& n, bool left, bool right) {
    Need any;
    for (const PatternNode& child : n.children) {
      Needs needs = of(child, left, right);
      if (needs.empty()) return {};
      const auto size = [](const Need& need) {
        std::size_t count = need.words.size() + need.lemmas.size() / 16;
        need.letters.for_each([&](std::size_t) { ++count; });
        return count;
      };
      const Need& rarest = *std::min_element(needs.begin(), needs.end(), [&](const Need& a, const Need& b) { return size(a) < size(b); });
      any.letters |= rarest.letters;
      any.words.insert(rarest.words.begin(), rarest.words.end());
      any.worded |= rarest.worded;
      any.named |= rarest.named;
      any.lemmas.insert(any.lemmas.end(), rarest.lemmas.begin(), rarest.lemmas.end());
    }
    return {std::move(any)};
  }

  Needs of_word(const PatternNode& n, bool left, bool right) {
    if (n.word_kind == WordKind::phrase) return of(context_.base.phrases[n.word_index].pattern.root, left, right);
    const bool is_words = n.word_kind == WordKind::set && context_.base.sets[n.word_index].kind == SetKind::words;
    if (is_words) {
      const WordSet& set = context_.base.sets[n.word_index];
      Needs needs = left && right ? of_texts(set.words) : Needs();
      if (!needs.empty()) {
        needs.front().worded = context_.of_words(set.words);
        for (const std::string& word : set.words) needs.front().words.insert(fold_case(word));
      }
      return needs;
    }
    const bool is_noun = n.word_kind == WordKind::set && context_.base.sets[n.word_index].kind == SetKind::nouns;
    const LetterSet& named = is_noun ? context_.nouns : context_.verbs;
    // Which verb a reading has is looked up by the caller.
    if (options_.verb_is_checked && n.span == options_.verb_place) return {of_letters(named)};
    if (auto need = of_lemmas(n.word_kind, n.word_index, named, context_.base)) return {std::move(*need)};
    return {of_letters(named)};
  }

  PatternContext& context_;
  const CompileOptions& options_;
};

}  // namespace

void find_needs(const Pattern& pattern, PatternContext& context, const CompileOptions& options, CompiledText& out) {
  if (!out.may_be_empty) out.needs = NeedFinder(context, options).of(pattern.root, true, true);
}

std::vector<Need> needs_of_conditions(const Rule& rule, const PatternContext& context) {
  std::vector<Need> needs;
  for (const Condition& condition : rule.where) {
    if (condition.kind != ConditionKind::is_word || condition.negated || condition.slot < 0) continue;
    // What `parts:` binds is no cell of its own.
    if (std::any_of(rule.parts.begin(), rule.parts.end(), [&](const PartBinding& part) { return part.slot == condition.slot; })) continue;
    LetterSet letters;
    for (const TypeTest& test : rule.slots[static_cast<std::size_t>(condition.slot)].tests) letters |= context.symbols.members(test);
    if (auto need = of_lemmas(condition.word_kind, condition.word_index, letters, context.base)) needs.push_back(std::move(*need));
  }
  return needs;
}

}  // namespace relata
