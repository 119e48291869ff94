#include "tools/relata/explaining/pattern_cost.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/layers/program.h"
#include "engine/lint/checks.h"
#include "engine/tape/pattern_ways.h"
#include "engine/tape/program_size.h"
#include "tools/relata/counted.h"

namespace relata {
namespace {

constexpr std::size_t most_verbs_told = 8;

// The pattern as the only rule that is compiled, in the first layer behind the readings.
std::shared_ptr<const RuleBase> with_rule(const RuleBase& base, const Pattern& pattern, const std::vector<SlotDeclaration>& slots) {
  auto with = std::make_shared<RuleBase>(base);
  const auto readings = std::find(with->layers.begin(), with->layers.end(), "readings");
  Rule rule;
  rule.id = "asked";
  rule.pack = static_cast<std::uint32_t>(with->packs.size() - 1);
  rule.layer = readings == with->layers.end() || readings + 1 == with->layers.end() ? with->layers.back() : *(readings + 1);
  rule.source = pattern.source;
  rule.match = {pattern};
  rule.slots = slots;
  with->rules.push_back(std::move(rule));
  return with;
}

}  // namespace

PatternCost cost_of(const RuleBase& base, const Pattern& pattern, const std::vector<SlotDeclaration>& slots) {
  const auto with = with_rule(base, pattern, slots);
  Diagnostics unheard, warnings;
  ProgramOptions options;
  options.compile_all = false;
  options.only_source = pattern.source;
  const Program program = compile_program(with, unheard, options);
  PatternCost cost;
  std::set<const Matcher*> matchers;
  std::set<std::string> verbs;
  bool any_verb = false;
  for (const CompiledLayer& layer : program.layers) {
    for (const CompiledPattern& each : layer.patterns) {
      matchers.insert(each.matcher.get());
      cost.instructions = std::max(cost.instructions, program_size(each.matcher->text().regex));
    }
    for (const auto& [lemma, patterns] : layer.by_verb)
      if (lemma < with->lemmas.size() && !patterns.empty()) verbs.insert(with->lemmas[lemma]);
    any_verb = any_verb || !layer.any_verb.empty();
  }
  cost.expressions = matchers.size();
  if (!any_verb) cost.verbs.assign(verbs.begin(), verbs.end());
  if (has_ways(pattern, base)) cost.ways = ways_of(pattern, base).size();
  lint_cost(*with, pattern.source, warnings);
  for (const Diagnostic& each : warnings.all()) cost.warnings.push_back(each.code + ": " + each.message + "; " + each.help);
  return cost;
}

std::vector<std::string> cost_in_words(const PatternCost& cost) {
  std::string verbs;
  for (std::size_t i = 0; i < cost.verbs.size() && i < most_verbs_told; ++i) verbs += (i ? ", " : "") + cost.verbs[i];
  if (cost.verbs.size() > most_verbs_told) verbs += fmt::format(" and {} more", cost.verbs.size() - most_verbs_told);
  std::vector<std::string> lines;
  lines.push_back(verbs.empty() ? "asked of every clause, since no verb that is named stands in it"
                                : "asked of clauses with the verb " + verbs + ", and of no others");
  lines.push_back(fmt::format("{}, the largest of {}", counted(cost.expressions, "expression", "expressions"),
                              counted(cost.instructions, "instruction", "instructions")));
  if (cost.ways > 1)
    lines.push_back(
        fmt::format("{}{} ways to match, tried one by one where a word does not fit", cost.ways, cost.ways >= most_ways ? " or more" : ""));
  lines.insert(lines.end(), cost.warnings.begin(), cost.warnings.end());
  return lines;
}

nlohmann::ordered_json to_json(const PatternCost& cost) {
  return {{"verbs", cost.verbs},
          {"expressions", cost.expressions},
          {"instructions", cost.instructions},
          {"ways", cost.ways},
          {"warnings", cost.warnings}};
}

}  // namespace relata
