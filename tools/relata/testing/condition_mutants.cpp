#include <set>

#include "engine/diagnostics/position.h"
#include "tools/probes/probe_base.h"
#include "tools/relata/testing/coverage.h"
#include "tools/relata/testing/mutants.h"

namespace relata {
namespace {

// What matched, as far as it can be seen: where, and what each slot holds.
std::set<std::string> matches_of(const std::vector<MatchAttempt>& attempts, RuleId rule) {
  std::set<std::string> found;
  for (const MatchAttempt& attempt : attempts) {
    if (attempt.rule != rule || attempt.outcome != MatchOutcome::matched) continue;
    std::string one = std::to_string(attempt.document.begin) + "-" + std::to_string(attempt.document.end);
    for (const auto& slot : attempt.slots) {
      one += ";";
      for (const Span span : slot) one += std::to_string(span.begin) + "-" + std::to_string(span.end) + ",";
    }
    found.insert(std::move(one));
  }
  return found;
}

}  // namespace

Mutants condition_mutants(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack, const std::string& file,
                          const Diagnostics& sources) {
  std::vector<Variant> variants;
  for (RuleId id = 0; id < base.rules.size(); ++id)
    if (is_meant(base, id, pack, file, sources))
      for (Variant& each : weakened(base, id, sources)) variants.push_back(std::move(each));
  Mutants found;
  const std::size_t tried = found.tried = variants.size();
  const Probes probes = make_probes(base, std::move(variants));
  std::vector<bool> noticed(tried, false);
  for (const TestItem& item : items) {
    const Trial trial = try_text(probes.extractor, item.text, item.date);
    for (std::size_t i = 0; i < tried; ++i)
      if (!noticed[i])
        noticed[i] = matches_of(trial.trace.attempts, probes.variants[i].of) !=
                     matches_of(trial.trace.attempts, static_cast<RuleId>(probes.first + i));
  }
  Positions positions(sources);
  for (std::size_t i = 0; i < tried; ++i) {
    if (noticed[i]) continue;
    const Rule& rule = base.rules[probes.variants[i].of];
    const Position at = positions.of(rule.source, probes.variants[i].place.begin);
    found.unnoticed.push_back({base.packs[rule.pack].name + "/" + rule.id, sources.source(rule.source).path, at.line, at.column,
                               "this is left out of", probes.variants[i].words});
  }
  return found;
}

}  // namespace relata
