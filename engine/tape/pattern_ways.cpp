#include "engine/tape/pattern_ways.h"

#include <algorithm>

namespace relata {
namespace {

using Ways = std::vector<PatternNode>;

class WayFinder {
 public:
  explicit WayFinder(const RuleBase& base) : base_(base) {}

  [[nodiscard]] bool has_check(const PatternNode& n) const {
    if (n.kind == PatternKind::frame) return true;
    if (n.kind == PatternKind::word) return n.word_kind != WordKind::phrase || has_check(base_.phrases[n.word_index].pattern.root);
    return std::any_of(n.children.begin(), n.children.end(), [&](const PatternNode& c) { return has_check(c); });
  }

  // Is there a choice that decides which symbol a <name> takes?
  [[nodiscard]] bool has_choice(const PatternNode& n) const {
    if (n.kind == PatternKind::gap || is_choice(n)) return true;
    if (n.kind == PatternKind::word && n.word_kind == WordKind::phrase) return has_choice(base_.phrases[n.word_index].pattern.root);
    return std::any_of(n.children.begin(), n.children.end(), [&](const PatternNode& c) { return has_choice(c); });
  }

  Ways ways(const PatternNode& n) const {
    switch (n.kind) {
      case PatternKind::sequence:
        return of_sequence(n);
      case PatternKind::alternation:
        if (is_choice(n)) return of_alternation(n);
        break;
      case PatternKind::repeat:
        if (is_choice(n)) return rounds(n, ways(n.children[0]), 0);
        break;
      case PatternKind::gap:
        return of_gap(n);
      case PatternKind::word:
        if (n.word_kind == WordKind::phrase && has_choice(n)) return of_phrase(n);
        break;
      default:
        break;
    }
    return {n};
  }

 private:
  static bool crosses_symbols(const PatternNode& n) {
    return n.kind == PatternKind::slot || n.kind == PatternKind::word || n.kind == PatternKind::frame || n.kind == PatternKind::gap ||
           n.kind == PatternKind::anything || std::any_of(n.children.begin(), n.children.end(), crosses_symbols);
  }
  static bool is_choice(const PatternNode& n) {
    const bool several = n.kind == PatternKind::alternation || (n.kind == PatternKind::repeat && n.max >= 0 && n.max > n.min);
    return several && crosses_symbols(n);
  }

  static PatternNode sequence_of(std::vector<PatternNode> children) {
    PatternNode out;
    out.children = std::move(children);
    return out;
  }
  static PatternNode joined(const PatternNode& left, const PatternNode& right) {
    PatternNode out = left.kind == PatternKind::sequence ? left : sequence_of({left});
    if (right.kind == PatternKind::sequence)
      out.children.insert(out.children.end(), right.children.begin(), right.children.end());
    else
      out.children.push_back(right);
    return out;
  }

  Ways of_sequence(const PatternNode& n) const {
    Ways out = {sequence_of({})};
    out[0].span = n.span;
    for (const PatternNode& child : n.children) {
      const Ways next = ways(child);
      Ways longer;
      for (const PatternNode& left : out)
        for (const PatternNode& right : next)
          if (longer.size() < most_ways) longer.push_back(joined(left, right));
      out = std::move(longer);
    }
    return out;
  }

  Ways of_alternation(const PatternNode& n) const {
    Ways out;
    for (const PatternNode& child : n.children)
      for (PatternNode& way : ways(child))
        if (out.size() < most_ways) out.push_back(std::move(way));
    return out;
  }

  // One more round in each way, or none: the other way round where the repetition is lazy.
  static Ways rounds(const PatternNode& n, const Ways& of_child, int done) {
    Ways none = {sequence_of({})};
    if (done == n.max) return none;
    Ways more;
    const Ways further = rounds(n, of_child, done + 1);
    for (const PatternNode& left : of_child)
      for (const PatternNode& right : further)
        if (more.size() < most_ways) more.push_back(joined(left, right));
    if (done < n.min) return more;
    if (n.lazy)
      more.insert(more.begin(), none[0]);
    else
      more.push_back(none[0]);
    return more;
  }

  static Ways of_gap(const PatternNode& n) {
    Ways out;
    for (int words = 0; words <= 4; ++words) {
      out.push_back(n);
      out.back().lazy = true;
      out.back().min = out.back().max = words;
    }
    return out;
  }

  Ways of_phrase(const PatternNode& n) const {
    Ways out = ways(base_.phrases[n.word_index].pattern.root);
    for (PatternNode& way : out) forget_place(way);
    return out;
  }
  static void forget_place(PatternNode& n) {
    n.span = {};
    for (PatternNode& child : n.children) forget_place(child);
  }

  const RuleBase& base_;
};

}  // namespace

bool has_ways(const Pattern& pattern, const RuleBase& base) {
  const WayFinder finder(base);
  return finder.has_check(pattern.root) && finder.has_choice(pattern.root);
}

std::vector<Pattern> ways_of(const Pattern& pattern, const RuleBase& base) {
  std::vector<Pattern> out;
  for (PatternNode& way : WayFinder(base).ways(pattern.root)) {
    out.push_back(pattern);
    out.back().root = std::move(way);
  }
  return out;
}

}  // namespace relata
