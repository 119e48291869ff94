#include "tools/relata/checking/failing_tests.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "engine/diagnostics/report.h"
#include "engine/rules/parse_gives.h"
#include "engine/yaml/yaml.h"
#include "tools/relata/testing/trials.h"

namespace relata {
namespace {

// The rules of which something is told already: what stands from a rule's id to the id of the next one is the rule's.
std::set<RuleId> rules_told_of(const RuleBase& base, const Diagnostics& diagnostics) {
  std::map<SourceId, std::map<std::uint32_t, RuleId>> begins;
  for (RuleId id = 0; id < base.rules.size(); ++id) begins[base.rules[id].source][base.rules[id].place.begin] = id;
  std::set<RuleId> told;
  for (const Diagnostic& each : diagnostics.all()) {
    const auto file = begins.find(each.primary.source);
    if (each.severity == Severity::note || file == begins.end()) continue;
    auto behind = file->second.upper_bound(each.primary.span.begin);
    if (behind != file->second.begin()) told.insert(std::prev(behind)->second);
  }
  return told;
}

// Where each test's statements stand, by where its text stands: `nothing` or one statement alone, or the items of a list.
using Places = std::map<std::uint32_t, std::vector<Span>>;

Places places_of_gives(SourceId source, const Diagnostics& diagnostics) {
  Diagnostics read_again;
  read_again.add_source(diagnostics.source(source).path, diagnostics.source(source).bytes);
  const auto root = yaml::parse(0, read_again);
  const yaml::Node* rules = root ? root->find("rules") : nullptr;
  Places places;
  if (!rules) return places;
  for (const yaml::Node& rule : rules->items) {
    const yaml::Node* tests = rule.find("tests");
    if (!tests) continue;
    for (const yaml::Node* test : yaml::as_list(*tests)) {
      const yaml::Node *text = test->find("text"), *gives = test->find("gives");
      if (!text || !gives) continue;
      std::vector<Span>& spans = places[text->span.begin];
      for (const yaml::Node* statement : yaml::as_list(*gives)) spans.push_back(statement->span);
      if (spans.empty()) spans.push_back(gives->span);
    }
  }
  return places;
}

// Beside what is expected and not made stands what is made in its place, if there is any.
void report_failure(const TestItem& item, const TestOutcome& outcome, const std::vector<Span>& places, Diagnostics& diagnostics) {
  const std::string who = item.rule.empty() ? "this pack" : "this rule";
  const std::string made = outcome.superfluous.empty() ? "" : to_gives(outcome.counted[outcome.superfluous.front()]);
  const std::size_t at = outcome.missing_at.empty() || outcome.missing_at.front() >= places.size() ? 0 : outcome.missing_at.front();
  std::string message = who + " emits nothing from this text", help = "`relata test` says why not";
  if (!made.empty()) {
    message = who + " emits `" + made + "` from this text";
    if (!outcome.missing.empty()) message += ", not `" + outcome.missing.front() + "`";
    help = "correct the test or the rule; `gives:` is exactly what " + who + " emits";
  } else if (!outcome.counted.empty()) {
    message = who + " does not emit `" + outcome.missing.front() + "` from this text";
  }
  Diagnostic failing = error_at("T008", item.source, places[at], std::move(message), std::move(help));
  failing.severity = Severity::warning;
  failing.labels.push_back({item.source, item.text_place, "the text"});
  diagnostics.add(std::move(failing));
}

}  // namespace

void report_failing_tests(const Extractor& extractor, std::uint32_t pack, const std::string& file, Diagnostics& diagnostics) {
  const std::set<RuleId> told = rules_told_of(*extractor.base, diagnostics);
  std::vector<TestItem> items;
  for (RuleId id = 0; id < extractor.base->rules.size(); ++id) {
    const Rule& rule = extractor.base->rules[id];
    if (rule.pack != pack || told.count(id) || (!file.empty() && diagnostics.source(rule.source).path != file)) continue;
    const std::string name = extractor.base->packs[pack].name + "/" + rule.id;
    for (const RuleTest& test : rule.tests)
      if (!test.todo) items.push_back({name, {}, test.text, test.date, test.gives, false, name, id, rule.source, test.place});
  }
  const std::vector<TestOutcome> outcomes = run_all(extractor, items, pack, 0);
  std::map<SourceId, Places> places;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (outcomes[i].good) continue;
    const auto [known, fresh] = places.try_emplace(items[i].source);
    if (fresh) known->second = places_of_gives(items[i].source, diagnostics);
    const auto found = known->second.find(items[i].text_place.begin);
    if (found != known->second.end()) report_failure(items[i], outcomes[i], found->second, diagnostics);
  }
}

void report_failing_cases(const Extractor& extractor, std::uint32_t pack, const std::vector<PackCase>& cases, Diagnostics& diagnostics) {
  std::vector<TestItem> items;
  std::vector<const PackCase*> tried;
  for (const PackCase& one : cases) {
    const auto told = [&](const Diagnostic& each) {
      return each.primary.source == one.source &&
             (each.primary.span == one.place || std::count(one.gives_places.begin(), one.gives_places.end(), each.primary.span) > 0);
    };
    if (!one.todo.empty() || std::any_of(diagnostics.all().begin(), diagnostics.all().end(), told)) continue;
    items.push_back({one.about, {}, one.text, one.date, one.gives, false, {}, 0, one.source, one.place});
    tried.push_back(&one);
  }
  const std::vector<TestOutcome> outcomes = run_all(extractor, items, pack, 0);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (!outcomes[i].good) report_failure(items[i], outcomes[i], tried[i]->gives_places, diagnostics);
}

}  // namespace relata
