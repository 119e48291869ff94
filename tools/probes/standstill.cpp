#include "tools/probes/standstill.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace relata {
namespace {

using PatternKey = std::pair<RuleId, std::uint32_t>;

// The two cells behind what was taken, in a reading where something ends there; asides are skipped as patterns skip them.
void look_behind(const Trial& trial, std::uint32_t sentence, Standstill& still) {
  for (const TracedTape& tape : trial.trace.tapes) {
    if (tape.sentence != sentence) continue;
    std::size_t at = 0;
    while (at < tape.cells.size() && tape.cells[at].document.end != still.taken.end) ++at;
    if (at == tape.cells.size()) continue;
    const auto next = [&] {
      for (++at; at < tape.cells.size() && tape.cells[at].in_aside;) ++at;
      return at < tape.cells.size() ? tape.cells[at] : TracedCell();
    };
    still.found = next();
    if (!still.found.words.empty()) still.behind = next();
    return;
  }
}

}  // namespace

std::vector<Standstill> standstills(const Probes& probes, const std::vector<RuleId>& rules, const Trial& trial, const Document& document,
                                    std::uint32_t sentence) {
  const Span within = document.sentences[sentence].span;
  std::map<PatternKey, Standstill> farthest;
  for (const MatchAttempt& attempt : trial.trace.attempts) {
    if (!within.contains(attempt.document)) continue;
    Standstill one;
    one.taken = attempt.document;
    if (attempt.rule < probes.first) {
      if (std::find(rules.begin(), rules.end(), attempt.rule) == rules.end()) continue;
      one.rule = attempt.rule;
      one.pattern = attempt.pattern;
      one.whole = true;
      one.outcome = attempt.outcome;
      one.condition = attempt.condition;
    } else {
      const Variant& variant = probes.variants[attempt.rule - probes.first];
      if (variant.kind != VariantKind::prefix || attempt.outcome != MatchOutcome::matched) continue;
      if (std::find(rules.begin(), rules.end(), variant.of) == rules.end()) continue;
      one.rule = variant.of;
      one.pattern = variant.pattern;
      one.parts = variant.rule.match.front().root.span;
      one.next = variant.next_part;
    }
    const auto [known, fresh] = farthest.try_emplace({one.rule, one.pattern}, one);
    if (fresh) continue;
    const auto weight = [](const Standstill& s) { return std::tuple(s.whole, s.outcome, s.parts.size(), s.taken.size()); };
    if (weight(one) > weight(known->second)) known->second = one;
  }
  std::vector<Standstill> all;
  for (const RuleId rule : rules)
    for (auto at = farthest.lower_bound({rule, 0}); at != farthest.end() && at->first.first == rule; ++at) {
      look_behind(trial, sentence, at->second);
      all.push_back(at->second);
    }
  std::stable_sort(all.begin(), all.end(), [](const Standstill& a, const Standstill& b) {
    return std::tuple(a.whole, a.taken.size()) > std::tuple(b.whole, b.taken.size());
  });
  return all;
}

}  // namespace relata
