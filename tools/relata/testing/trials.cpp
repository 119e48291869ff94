#include "tools/relata/testing/trials.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "engine/diagnostics/position.h"
#include "engine/rules/case_files.h"
#include "engine/rules/parse_gives.h"

namespace relata {

std::vector<TestItem> tests_of(const Extractor& extractor, std::uint32_t pack, const std::string& file, Diagnostics& diagnostics) {
  Positions positions(diagnostics);
  const auto place = [&](SourceId source, Span span) {
    return fmt::format("{}:{}", diagnostics.source(source).path, positions.of(source, span.begin).line);
  };
  const PackInfo& info = extractor.base->packs[pack];
  std::vector<TestItem> items;
  for (RuleId id = 0; id < extractor.base->rules.size(); ++id) {
    const Rule& rule = extractor.base->rules[id];
    if (rule.pack != pack || (!file.empty() && diagnostics.source(rule.source).path != file)) continue;
    const std::string full = info.name + "/" + rule.id;
    for (const RuleTest& test : rule.tests)
      items.push_back(
          {full, place(rule.source, test.place), test.text, test.date, test.gives, test.todo, full, id, rule.source, test.place});
  }
  if (!file.empty()) return items;
  for (PackCase& one : load_cases(*extractor.base, info, diagnostics))
    items.push_back({one.about.empty() ? "case" : one.about,
                     place(one.source, one.place),
                     one.text,
                     one.date,
                     std::move(one.gives),
                     !one.todo.empty(),
                     {},
                     0,
                     one.source,
                     one.place});
  return items;
}

Document document_of(const TestItem& item) {
  Document document;
  document.id = "test";
  document.text = item.text;
  document.date = parse_date(item.date);
  return document;
}

TestOutcome outcome_of(const Extractor& extractor, const TestItem& item, std::uint32_t pack, Profile* profile) {
  Document document = document_of(item);
  ResolveOptions options;
  options.mentions = false;
  DocumentResult result = extract_document(extractor, document, options, nullptr, {}, profile);
  const std::string prefix = extractor.base->packs[pack].name + "/";
  TestOutcome outcome;
  for (Statement& statement : result.resolution.statements) {
    const bool counts = item.rule.empty() ? statement.rule.starts_with(prefix) : statement.rule == item.rule;
    (counts ? outcome.counted : outcome.others).push_back(std::move(statement));
  }
  // Each expected statement takes one that was made.
  const Schema& schema = extractor.base->schema;
  std::vector<bool> taken(outcome.counted.size(), false);
  for (std::size_t number = 0; number < item.gives.size(); ++number) {
    const std::string& line = item.gives[number];
    const auto expected = parse_gives(line, schema);
    bool found = false;
    for (std::size_t i = 0; expected && i < outcome.counted.size() && !found; ++i)
      if (!taken[i] && matches(*expected, outcome.counted[i], schema)) taken[i] = found = true;
    if (found) continue;
    outcome.missing.push_back(line);
    outcome.missing_at.push_back(number);
  }
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (!taken[i]) outcome.superfluous.push_back(i);
  outcome.good = outcome.missing.empty() && outcome.superfluous.empty();
  return outcome;
}

std::vector<TestOutcome> run_all(const Extractor& extractor, const std::vector<TestItem>& items, std::uint32_t pack, unsigned threads,
                                 Profile* profile) {
  std::vector<TestOutcome> outcomes(items.size());
  std::atomic<std::size_t> next{0};
  std::mutex adding;
  const auto work = [&] {
    Profile own = profile_for(extractor);
    for (std::size_t i = next++; i < items.size(); i = next++)
      outcomes[i] = outcome_of(extractor, items[i], pack, profile ? &own : nullptr);
    const std::lock_guard lock(adding);
    if (profile) *profile += own;
  };
  const std::size_t wanted = threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> workers;
  for (std::size_t i = 1; i < std::min(wanted, items.size()); ++i) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  return outcomes;
}

}  // namespace relata
