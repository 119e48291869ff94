#include "tools/relata/testing/action_mutants.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "engine/diagnostics/position.h"
#include "engine/rules/parse_gives.h"
#include "tools/relata/testing/action_items.h"
#include "tools/relata/testing/coverage.h"

namespace relata {
namespace {

struct ActionMutant {
  RuleId rule = 0;
  ActionItem item;
  std::string what;        // "this is left out of"
  bool of_others = false;  // what it does shows in what other rules make of the mention
  std::function<void(Rule&)> change;
};

std::vector<ActionMutant> mutants_of(const RuleBase& base, RuleId id, const Diagnostics& sources) {
  const Rule& rule = base.rules[id];
  std::vector<ActionMutant> all;
  for (const ActionItem& item : actions_of(rule, sources.source(rule.source).bytes)) {
    const std::size_t i = item.action, n = item.number;
    const auto add = [&](const char* what, bool of_others, std::function<void(Rule&)> change) {
      all.push_back({id, item, what, of_others, std::move(change)});
    };
    switch (item.kind) {
      case ActionKind::mode:
        add("this is left out of", false, [](Rule& changed) { changed.mode.reset(); });
        break;
      case ActionKind::when:
        add("this is left out of", false, [](Rule& changed) { changed.when = -1, changed.when_none = false; });
        break;
      case ActionKind::emit: {
        const EmitAction& emit = rule.emit[i];
        add("this is left out of", false,
            [i](Rule& changed) { changed.emit.erase(changed.emit.begin() + static_cast<std::ptrdiff_t>(i)); });
        if (!emit.each_pair && !base.schema.relation(emit.relation).symmetric)
          add("the ends are swapped in", false, [i](Rule& changed) { std::swap(changed.emit[i].subject, changed.emit[i].object); });
        if (!rule.mode && i == 0)
          add("the mode is made planned in", false, [](Rule& changed) { changed.mode = ModeSetting{false, {Mode::planned}, {}}; });
        break;
      }
      case ActionKind::qualifier:
        add("this is left out of", false, [i, n](Rule& changed) { changed.emit[i].*qualifiers()[n].slot = -1; });
        break;
      case ActionKind::attribute:
        add("this is left out of", true, [i, n](Rule& changed) {
          auto& attributes = attributes_of(changed, i);
          attributes.erase(attributes.begin() + static_cast<std::ptrdiff_t>(n));
        });
        break;
    }
  }
  return all;
}

// What each rule makes of a text, as tests write it.
std::set<std::pair<std::string, std::string>> made_by_rule(const TestOutcome& outcome) {
  std::set<std::pair<std::string, std::string>> made;
  for (const auto* list : {&outcome.counted, &outcome.others})
    for (const Statement& statement : *list) made.emplace(statement.rule, to_gives(statement));
  return made;
}

std::vector<TestOutcome> outcomes_of(RuleBase base, const std::vector<TestItem>& items, std::uint32_t pack, unsigned threads) {
  Diagnostics unheard;
  const Extractor extractor = make_extractor(std::move(base), unheard, {.compile_all = false});
  return run_all(extractor, items, pack, threads);
}

// Mutants that are run at once: of a rule one, and of those that show in what others make one in all.
std::vector<std::vector<ActionMutant>> rounds_of(std::vector<ActionMutant> mutants) {
  std::vector<std::vector<ActionMutant>> rounds, alone;
  std::map<RuleId, std::size_t> next;
  for (ActionMutant& mutant : mutants) {
    if (mutant.of_others) {
      alone.emplace_back().push_back(std::move(mutant));
      continue;
    }
    const std::size_t round = next[mutant.rule]++;
    if (round == rounds.size()) rounds.emplace_back();
    rounds[round].push_back(std::move(mutant));
  }
  std::move(alone.begin(), alone.end(), std::back_inserter(rounds));
  return rounds;
}

}  // namespace

Mutants action_mutants(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack, const std::string& file,
                       const Diagnostics& sources, unsigned threads) {
  std::vector<ActionMutant> mutants;
  for (RuleId id = 0; id < base.rules.size(); ++id)
    if (is_meant(base, id, pack, file, sources))
      for (ActionMutant& mutant : mutants_of(base, id, sources)) mutants.push_back(std::move(mutant));
  Mutants found;
  found.tried = mutants.size();
  if (mutants.empty()) return found;
  const std::vector<TestOutcome> before = outcomes_of(base, items, pack, threads);
  Positions positions(sources);
  for (const std::vector<ActionMutant>& round : rounds_of(std::move(mutants))) {
    RuleBase changed = base;
    for (const ActionMutant& mutant : round) {
      Rule rule = changed.rules[mutant.rule];
      mutant.change(rule);
      changed.rules.replace(mutant.rule, std::move(rule));
    }
    const std::vector<TestOutcome> after = outcomes_of(std::move(changed), items, pack, threads);
    std::set<std::string> noticed;  // rules
    bool any = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].to_do || !before[i].good || after[i].good) continue;
      any = true;
      const auto was = made_by_rule(before[i]), is = made_by_rule(after[i]);
      std::vector<std::pair<std::string, std::string>> different;
      std::set_symmetric_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(different));
      for (const auto& [rule, statement] : different) noticed.insert(rule);
    }
    for (const ActionMutant& mutant : round) {
      const Rule& rule = base.rules[mutant.rule];
      const std::string name = base.packs[rule.pack].name + "/" + rule.id;
      if (mutant.of_others ? any : noticed.contains(name)) continue;
      const Position at = positions.of(rule.source, mutant.item.place.begin);
      found.unnoticed.push_back({name, sources.source(rule.source).path, at.line, at.column, mutant.what, mutant.item.words});
    }
  }
  std::stable_sort(found.unnoticed.begin(), found.unnoticed.end(), [](const UnnoticedMutant& a, const UnnoticedMutant& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  return found;
}

}  // namespace relata
