#include "tools/probes/variants.h"

#include <algorithm>
#include <functional>

namespace relata {
namespace {

Rule without_actions(const Rule& rule) {
  Rule copy = rule;
  copy.mark.clear();
  copy.fold.clear();
  copy.restate.clear();
  copy.emit.clear();
  copy.tests.clear();
  return copy;
}

Variant variant_of(const RuleBase& base, RuleId rule, std::uint32_t pattern, VariantKind kind, const PatternNode& node) {
  const Pattern& whole = base.rules[rule].match[pattern];
  Variant made;
  made.kind = kind;
  made.of = rule;
  made.pattern = pattern;
  made.place = whole.in_source(node.span);
  made.words = whole.text.substr(node.span.begin, node.span.size());
  made.rule = without_actions(base.rules[rule]);
  return made;
}

void flatten(const PatternNode& node, std::vector<PatternNode>& parts) {
  if (node.kind != PatternKind::sequence) {
    parts.push_back(node);
    return;
  }
  for (const PatternNode& child : node.children) flatten(child, parts);
}

// What need not be there can't be what failed.
bool may_be_missing(const PatternNode& part) {
  return part.kind == PatternKind::space || (part.kind == PatternKind::repeat && part.min == 0);
}

// The pattern with the node at `path` replaced; what may be missing around it must be there.
Pattern replaced(const Pattern& pattern, const std::vector<std::size_t>& path, PatternNode node) {
  Pattern copy = pattern;
  PatternNode* at = &copy.root;
  for (const std::size_t child : path) {
    if (at->kind == PatternKind::repeat) at->min = std::max(at->min, 1);
    at = &at->children[child];
  }
  *at = std::move(node);
  return copy;
}

PatternNode nothing_at(Span span) {
  PatternNode node;
  node.span = span;
  return node;
}

void each_node(const PatternNode& node, std::vector<std::size_t>& path,
               const std::function<void(const PatternNode&, const std::vector<std::size_t>&)>& visit) {
  visit(node, path);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    path.push_back(i);
    each_node(node.children[i], path, visit);
    path.pop_back();
  }
}

}  // namespace

std::vector<Variant> prefixes_of(const RuleBase& base, RuleId rule) {
  std::vector<Variant> all;
  for (std::uint32_t p = 0; p < base.rules[rule].match.size(); ++p) {
    const Pattern& pattern = base.rules[rule].match[p];
    std::vector<PatternNode> parts;
    flatten(pattern.root, parts);
    for (std::size_t count = 1; count <= parts.size(); ++count) {
      if (parts[count - 1].kind == PatternKind::space) continue;
      PatternNode kept;
      kept.children.assign(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(count));
      kept.span = {parts.front().span.begin, parts[count - 1].span.end};
      Variant made = variant_of(base, rule, p, VariantKind::prefix, kept);
      std::size_t next = count;
      while (next < parts.size() && may_be_missing(parts[next])) ++next;
      if (next < parts.size()) {
        made.next_part = parts[next].span;
        made.next = pattern.in_source(parts[next].span);
        made.next_words = pattern.text.substr(parts[next].span.begin, parts[next].span.size());
      }
      made.rule.match = {pattern};
      made.rule.match.front().root = std::move(kept);
      made.rule.parts.clear();
      made.rule.where.clear();
      made.rule.unless_before.clear();
      made.rule.unless_inside.clear();
      made.rule.unless_after.clear();
      all.push_back(std::move(made));
    }
  }
  return all;
}

std::vector<Variant> branches_of(const RuleBase& base, RuleId rule, std::size_t most) {
  std::vector<Variant> all;
  for (std::uint32_t p = 0; p < base.rules[rule].match.size(); ++p) {
    const Pattern& pattern = base.rules[rule].match[p];
    const auto add = [&](VariantKind kind, const PatternNode& shown, const std::vector<std::size_t>& path, PatternNode instead) {
      if (all.size() == most) return;
      Variant made = variant_of(base, rule, p, kind, shown);
      made.rule.match = {replaced(pattern, path, std::move(instead))};
      all.push_back(std::move(made));
    };
    std::vector<std::size_t> path;
    each_node(pattern.root, path, [&](const PatternNode& node, const std::vector<std::size_t>& at) {
      if (node.kind == PatternKind::alternation)
        for (const PatternNode& branch : node.children) add(VariantKind::branch, branch, at, branch);
      if (node.kind != PatternKind::repeat || node.min > 0) return;
      PatternNode taken = node;
      taken.min = 1;
      add(VariantKind::option_taken, node, at, std::move(taken));
      add(VariantKind::option_left, node, at, nothing_at(node.span));
    });
  }
  return all;
}

std::vector<Variant> weakened(const RuleBase& base, RuleId rule, const Diagnostics& sources) {
  std::vector<Variant> all;
  const Rule& whole = base.rules[rule];
  const auto add = [&](Span place, const std::function<void(Rule&)>& change) {
    Variant made;
    made.kind = VariantKind::without_condition;
    made.of = rule;
    made.place = place;
    made.words = sources.source(whole.source).bytes.substr(place.begin, place.size());
    made.rule = without_actions(whole);
    change(made.rule);
    all.push_back(std::move(made));
  };
  for (std::size_t i = 0; i < whole.where.size(); ++i)
    add(whole.where[i].place, [i](Rule& changed) { changed.where.erase(changed.where.begin() + static_cast<std::ptrdiff_t>(i)); });
  for (const auto list : {&Rule::unless_before, &Rule::unless_inside, &Rule::unless_after})
    for (std::size_t i = 0; i < (whole.*list).size(); ++i) {
      const Pattern& pattern = (whole.*list)[i];
      add(pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}),
          [i, list](Rule& changed) { (changed.*list).erase((changed.*list).begin() + static_cast<std::ptrdiff_t>(i)); });
    }
  for (std::size_t i = 0; i < whole.parts.size(); ++i)
    if (!whole.parts[i].optional) add(whole.parts[i].place, [i](Rule& changed) { changed.parts[i].optional = true; });
  return all;
}

}  // namespace relata
