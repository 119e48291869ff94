#include "tools/relata/testing/report_failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/diagnostics/position.h"
#include "engine/rules/parse_gives.h"
#include "tools/probes/where_missed.h"
#include "tools/probes/why_not.h"
#include "tools/relata/testing/case_reasons.h"

namespace relata {

std::string describe_failure(const TestItem& item, const TestOutcome& outcome) {
  std::string out =
      fmt::format("{}: {} fails\n  text      {}{}\n", item.place, item.name, item.text, item.date.empty() ? "" : "  (" + item.date + ")");
  // What agrees stands on one line; the rest below it.
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < outcome.counted.size(); ++i)
    if (std::find(outcome.superfluous.begin(), outcome.superfluous.end(), i) == outcome.superfluous.end())
      rows.emplace_back(to_gives(outcome.counted[i]), "= the same");
  for (std::size_t i = 0; i < std::max(outcome.missing.size(), outcome.superfluous.size()); ++i)
    rows.emplace_back(i < outcome.missing.size() ? outcome.missing[i] : "nothing",
                      i < outcome.superfluous.size() ? to_gives(outcome.counted[outcome.superfluous[i]]) : "nothing");
  std::size_t width = 8;
  for (const auto& row : rows) width = std::max(width, count_code_points(row.first) + std::size_t{0});
  width = std::min<std::size_t>(width, 72);
  out += fmt::format("  {:<{}}  found\n", "expected", width);
  for (const auto& [expected, found] : rows) {
    const std::size_t size = count_code_points(expected);
    out += "  " + expected + std::string(size < width ? width - size : 0, ' ') + "  " + found + "\n";
  }
  const char* head = "others";
  for (const Statement& statement : outcome.others) {
    out += fmt::format("  {:<10}{}  [{}]\n", head, to_gives(statement), statement.rule);
    head = "";
  }
  return out;
}

std::vector<std::string> reasons(const Extractor& extractor, const std::vector<const TestItem*>& failed,
                                 const std::vector<const TestOutcome*>& outcomes, const Diagnostics& sources) {
  std::vector<std::string> told(failed.size());
  std::set<RuleId> rules;
  bool misses = false;
  for (std::size_t i = 0; i < failed.size(); ++i)
    for (const std::string& line : outcomes[i]->missing) {
      const auto wanted = parse_gives(line, extractor.base->schema);
      const std::vector<RuleId> makers = !failed[i]->rule.empty() ? std::vector{failed[i]->rule_id}
                                         : wanted                 ? rules_that_emit(*extractor.base, wanted->relation)
                                                                  : std::vector<RuleId>();
      rules.insert(makers.begin(), makers.end());
      misses = true;
    }
  if (!misses) return told;
  std::vector<Variant> variants;
  for (const RuleId rule : rules)
    for (Variant& each : prefixes_of(*extractor.base, rule)) variants.push_back(std::move(each));
  const Probes probes = make_probes(extractor, std::move(variants));
  Positions positions(sources);
  for (std::size_t i = 0; i < failed.size(); ++i) {
    if (outcomes[i]->missing.empty()) continue;
    if (failed[i]->rule.empty()) {
      told[i] = case_reasons(probes, *failed[i], *outcomes[i], sources);
      continue;
    }
    const Trial trial = try_text(probes.extractor, failed[i]->text, failed[i]->date);
    const WhyNot why = why_not(probes, failed[i]->rule_id, failed[i]->text, trial, sources);
    const Rule& rule = extractor.base->rules[why.rule];
    const Position at = positions.of(rule.source, why.place.begin);
    std::string out = "  why not   ";
    if (!why.text.empty()) out += fmt::format("`{}` matched \"{}\"; {}", why.parts, why.text, why.matched ? "" : "then ");
    out += fmt::format("{}\n", why.explanation);
    out += fmt::format("            {}:{}:{}: {}\n", sources.source(rule.source).path, at.line, at.column, why.failed);
    told[i] = std::move(out);
  }
  return told;
}

}  // namespace relata
