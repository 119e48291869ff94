#include "tools/relata/testing/coverage.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/diagnostics/position.h"
#include "tools/probes/probe_base.h"
#include "tools/relata/testing/action_coverage.h"

namespace relata {
namespace {

const char* name_of(VariantKind kind) {
  switch (kind) {
    case VariantKind::branch:
      return "branch";
    case VariantKind::option_taken:
      return "option taken";
    case VariantKind::option_left:
      return "option left";
    case VariantKind::without_condition:
      return "condition";
    case VariantKind::prefix:
      break;
  }
  return "prefix";
}

Span whole(const Pattern& pattern) {
  return pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())});
}

// Everything that can be reached in the rules that are meant, with a number to count hits by.
class Reachable {
 public:
  Reachable(const RuleBase& base, std::uint32_t pack, const std::string& file, const Diagnostics& sources)
      : base_(base), sources_(sources), positions_(sources) {
    constexpr std::size_t most_branches = 250;  // each is a pattern of its own
    for (RuleId id = 0; id < base.rules.size(); ++id) {
      if (!is_meant(base, id, pack, file, sources)) continue;
      add_rule(id);
      auto branches = branches_of(base, id, most_branches);
      if (branches.size() == most_branches) coverage.cut.push_back(base.packs[pack].name + "/" + base.rules[id].id);
      for (Variant& variant : branches) {
        of_variant_.push_back(add(id, name_of(variant.kind), variant.place));
        variants.push_back(std::move(variant));
      }
    }
  }

  // Counts what one text reached, each item once.
  void count(const Trial& trial, RuleId first_variant) {
    std::set<std::size_t> reached;
    std::set<RuleId> acted;
    for (const MatchAttempt& attempt : trial.trace.attempts) {
      const bool matched = attempt.outcome == MatchOutcome::matched;
      if (attempt.rule >= first_variant) {
        if (matched) reached.insert(of_variant_[attempt.rule - first_variant]);
        continue;
      }
      const auto rule = of_rule_.find(attempt.rule);
      if (rule == of_rule_.end()) continue;
      if (attempt.acted) acted.insert(attempt.rule);
      if (matched) {
        reached.insert(rule->second.front());
        if (rule->second.size() > 1) reached.insert(rule->second[1 + attempt.pattern]);
      } else if (const auto found = of_condition_.find({attempt.rule, attempt.outcome, attempt.condition}); found != of_condition_.end()) {
        reached.insert(found->second);
      }
    }
    for (const RuleId id : acted)
      for (const auto& [action, item] : of_action_[id])
        if (was_reached(base_, id, action, trial)) reached.insert(item);
    for (const std::size_t item : reached) ++coverage.items[item].hits;
  }

  std::vector<Variant> variants;
  Coverage coverage;

 private:
  std::size_t add(RuleId id, const char* kind, Span place) {
    const Rule& rule = base_.rules[id];
    const Position at = positions_.of(rule.source, place.begin);
    const SourceFile& file = sources_.source(rule.source);
    coverage.items.push_back({base_.packs[rule.pack].name + "/" + rule.id, kind, file.path, at.line, at.column,
                              file.bytes.substr(place.begin, std::min<std::size_t>(place.size(), 100)), 0});
    return coverage.items.size() - 1;
  }

  void add_rule(RuleId id) {
    const Rule& rule = base_.rules[id];
    std::vector<std::size_t>& numbers = of_rule_[id];
    numbers.push_back(add(id, "rule", rule.place));
    if (rule.match.size() > 1)
      for (const Pattern& pattern : rule.match) numbers.push_back(add(id, "pattern", whole(pattern)));
    for (std::uint32_t i = 0; i < rule.where.size(); ++i)
      of_condition_[{id, MatchOutcome::where, i}] = add(id, "condition", rule.where[i].place);
    for (const ActionItem& action : actions_of(rule, sources_.source(rule.source).bytes)) {
      of_action_[id].emplace_back(action, add(id, "action", action.place));
      coverage.items.back().words = action.words;
    }
    const std::pair<MatchOutcome, const std::vector<Pattern>*> lists[] = {{MatchOutcome::unless_before, &rule.unless_before},
                                                                          {MatchOutcome::unless_inside, &rule.unless_inside},
                                                                          {MatchOutcome::unless_after, &rule.unless_after}};
    for (const auto& [outcome, list] : lists)
      for (std::uint32_t i = 0; i < list->size(); ++i) of_condition_[{id, outcome, i}] = add(id, "condition", whole((*list)[i]));
  }

  const RuleBase& base_;
  const Diagnostics& sources_;
  Positions positions_;
  std::map<RuleId, std::vector<std::size_t>> of_rule_;  // the rule, then its patterns if there are several
  std::map<RuleId, std::vector<std::pair<ActionItem, std::size_t>>> of_action_;
  std::vector<std::size_t> of_variant_;
  std::map<std::tuple<RuleId, MatchOutcome, std::uint32_t>, std::size_t> of_condition_;
};

}  // namespace

bool is_meant(const RuleBase& base, RuleId id, std::uint32_t pack, const std::string& file, const Diagnostics& sources) {
  return base.rules[id].pack == pack && (file.empty() || sources.source(base.rules[id].source).path == file);
}

double Coverage::percent() const {
  if (items.empty()) return 100;
  const auto reached = std::count_if(items.begin(), items.end(), [](const CoverageItem& item) { return item.hits > 0; });
  return 100.0 * static_cast<double>(reached) / static_cast<double>(items.size());
}

Coverage measure_coverage(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack, const std::string& file,
                          const Diagnostics& sources) {
  Reachable reachable(base, pack, file, sources);
  const Probes probes = make_probes(base, std::move(reachable.variants));
  for (const TestItem& item : items) reachable.count(try_text(probes.extractor, item.text, item.date), probes.first);
  std::stable_sort(reachable.coverage.items.begin(), reachable.coverage.items.end(),
                   [](const CoverageItem& a, const CoverageItem& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  return std::move(reachable.coverage);
}

}  // namespace relata
