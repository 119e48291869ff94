#include "engine/layers/layer_index.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "engine/layers/pattern_keys.h"
#include "engine/tape/needs.h"

namespace relata {
namespace {

// The slot that every match of the pattern begins with; -1: none.
int first_slot(const PatternNode& node) {
  if (node.kind == PatternKind::slot) return node.slot;
  if (node.kind != PatternKind::sequence) return -1;
  const auto first =
      std::find_if(node.children.begin(), node.children.end(), [](const PatternNode& child) { return child.kind != PatternKind::begin; });
  return first == node.children.end() ? -1 : first_slot(*first);
}

std::vector<std::uint32_t> conditions_of_first(const Rule& rule, const Pattern& pattern) {
  const int slot = first_slot(pattern.root);
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; slot >= 0 && i < rule.where.size(); ++i) {
    const ConditionKind kind = rule.where[i].kind;
    if (rule.where[i].slot == slot && kind != ConditionKind::same && kind != ConditionKind::differs) found.push_back(i);
  }
  return found;
}

// Do both ask the same expressions, in the same order and under the same conditions?
bool asks_the_same(const CompiledLayer& layer, const RuleBase& base, const KnownLayer& known) {
  PatternKeys keys(base), known_keys(known.base);
  std::pair<std::uint32_t, std::uint32_t> compared = {0xffffffff, 0xffffffff};  // the last rules
  return std::equal(layer.patterns.begin(), layer.patterns.end(), known.layer.patterns.begin(), known.layer.patterns.end(),
                    [&](const CompiledPattern& a, const CompiledPattern& b) {
                      if (a.matcher != b.matcher) return false;
                      if (std::exchange(compared, {a.rule, b.rule}) == std::pair(a.rule, b.rule)) return true;
                      const Rule &rule = base.rules[a.rule], &other = known.base.rules[b.rule];
                      return rule.where.size() == other.where.size() &&
                             (rule.where.empty() || keys.of_conditions(rule) == known_keys.of_conditions(other));
                    });
}

}  // namespace

void index_layer(CompiledLayer& layer, const RuleBase& base, PatternContext& context, WordIds& word_ids,
                 const std::optional<KnownLayer>& known_layer) {
  if (layer.kind == LayerKind::scan) {
    const auto priority = [&](const CompiledPattern& pattern) { return base.rules[pattern.rule].priority; };
    std::stable_sort(layer.patterns.begin(), layer.patterns.end(),
                     [&](const CompiledPattern& a, const CompiledPattern& b) { return priority(a) > priority(b); });
  }
  if (known_layer && known_layer->layer.kind == layer.kind && asks_the_same(layer, base, *known_layer)) {
    for (std::size_t i = 0; i < layer.patterns.size(); ++i) {
      layer.patterns[i].candidate = known_layer->layer.patterns[i].candidate;
      const Rule& rule = base.rules[layer.patterns[i].rule];
      layer.patterns[i].first_conditions = conditions_of_first(rule, rule.match[layer.patterns[i].pattern]);
    }
    layer.candidates = known_layer->layer.candidates;
    layer.needs = known_layer->layer.needs;
    return;
  }
  std::vector<const CompiledText*> texts;
  std::unordered_map<const Matcher*, std::uint32_t> known;
  for (CompiledPattern& pattern : layer.patterns) {
    const Rule& rule = base.rules[pattern.rule];
    pattern.first_conditions = conditions_of_first(rule, rule.match[pattern.pattern]);
    pattern.candidate = static_cast<std::uint32_t>(texts.size());
    // Relations are not looked up in the order of their patterns: thousands of verbs share a few hundred expressions.
    if (layer.kind == LayerKind::relations) pattern.candidate = known.try_emplace(pattern.matcher.get(), pattern.candidate).first->second;
    if (pattern.candidate == texts.size()) texts.push_back(&pattern.matcher->text());
  }
  layer.candidates = CandidateTable(texts, context.symbols.letters(), word_ids);
  std::vector<std::vector<const Need*>> needs;
  std::unordered_map<std::uint32_t, std::vector<Need>> of_conditions;  // by rule
  for (const CompiledPattern& pattern : layer.patterns) {
    const auto [conditions, fresh] = of_conditions.try_emplace(pattern.rule);
    if (fresh) conditions->second = needs_of_conditions(base.rules[pattern.rule], context);
    std::vector<const Need*>& all = needs.emplace_back();
    for (const Need& need : pattern.matcher->text().needs) all.push_back(&need);
    for (const Need& need : conditions->second) all.push_back(&need);
  }
  layer.needs = NeedTable(needs, context.symbols.letters(), word_ids);
}

}  // namespace relata
