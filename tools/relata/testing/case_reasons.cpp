#include "tools/relata/testing/case_reasons.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/diagnostics/position.h"
#include "tools/probes/where_missed.h"
#include "tools/probes/why_not.h"

namespace relata {
namespace {

constexpr std::size_t most_statements_told = 5;

// What the rules did in the sentences that name most of the statement's ends.
Trial in_its_sentences(const ExpectedStatement& wanted, const Document& document, const Trial& trial) {
  std::vector<int> named(document.sentences.size());
  for (std::uint32_t s = 0; s < named.size(); ++s) named[s] = ends_named(wanted, document, s, trial);
  const int most = named.empty() ? 0 : *std::max_element(named.begin(), named.end());
  Trial here;
  here.result.resolution.decisions = trial.result.resolution.decisions;
  here.trace.mentions = trial.trace.mentions;
  for (const MatchAttempt& attempt : trial.trace.attempts)
    for (std::uint32_t s = 0; s < named.size(); ++s)
      if (named[s] == most && document.sentences[s].span.contains(attempt.document)) here.trace.attempts.push_back(attempt);
  return here;
}

}  // namespace

std::string case_reasons(const Probes& probes, const TestItem& item, const TestOutcome& outcome, const Diagnostics& sources) {
  const RuleBase& base = *probes.extractor.base;
  Document document = document_of(item);
  ResolveOptions options;
  options.mentions = false;
  options.explain = true;
  Trial trial;
  trial.result = extract_document(probes.extractor, document, options, &trial.trace);
  Positions positions(sources);
  std::string out;
  for (std::size_t i = 0; i < outcome.missing.size() && i < most_statements_told; ++i) {
    const auto wanted = parse_gives(outcome.missing[i], base.schema);
    if (!wanted) continue;
    const Trial here = in_its_sentences(*wanted, document, trial);
    std::optional<WhyNot> nearest;
    for (const RuleId rule : rules_that_emit(base, wanted->relation)) {
      WhyNot why = why_not(probes, rule, document.text, here, sources);
      if (!nearest || std::tuple(why.matched, why.text.size()) > std::tuple(nearest->matched, nearest->text.size()))
        nearest = std::move(why);
    }
    out += fmt::format("  why not   {}\n", outcome.missing[i]);
    if (!nearest || (nearest->text.empty() && !nearest->matched)) {
      out += fmt::format("            {}\n",
                         nearest ? "no rule of this relation begins in the sentences that could tell it" : "no rule makes this relation");
      continue;
    }
    const Rule& rule = base.rules[nearest->rule];
    const Position at = positions.of(rule.source, nearest->place.begin);
    std::string words = nearest->text;
    std::replace(words.begin(), words.end(), '\n', ' ');
    out += fmt::format("            {}/{}: `{}` matched \"{}\"; {}{}\n", base.packs[rule.pack].name, rule.id, nearest->parts, words,
                       nearest->matched ? "" : "then ", nearest->explanation);
    out += fmt::format("            {}:{}:{}: {}\n", sources.source(rule.source).path, at.line, at.column, nearest->failed);
  }
  return out;
}

}  // namespace relata
