#include "tools/probes/why_not.h"

#include "tools/probes/lost_end.h"

namespace relata {
namespace {

std::string of_text(const std::string& text, Span span) {
  return span.end <= text.size() && span.begin < span.end ? text.substr(span.begin, span.size()) : std::string();
}

}  // namespace

Span place_of_failure(const Rule& rule, const MatchAttempt& attempt) {
  const auto whole = [](const Pattern& pattern) { return pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}); };
  switch (attempt.outcome) {
    case MatchOutcome::where:
      return rule.where[attempt.condition].place;
    case MatchOutcome::unless_before:
      return whole(rule.unless_before[attempt.condition]);
    case MatchOutcome::unless_inside:
      return whole(rule.unless_inside[attempt.condition]);
    case MatchOutcome::unless_after:
      return whole(rule.unless_after[attempt.condition]);
    case MatchOutcome::parts:
      return rule.parts.front().place;
    default:
      return whole(rule.match[attempt.pattern]);
  }
}

const char* sentence_for(MatchOutcome outcome) {
  switch (outcome) {
    case MatchOutcome::end:
      return "the clause does not end where {end} asks for it";
    case MatchOutcome::parts:
      return "`parts:` finds no such part";
    case MatchOutcome::where:
      return "`where:` does not hold";
    case MatchOutcome::unless_before:
      return "`unless: {before: ...}` stands before it";
    case MatchOutcome::unless_inside:
      return "`unless: {inside: ...}` stands in it";
    case MatchOutcome::unless_after:
      return "`unless: {after: ...}` stands behind it";
    case MatchOutcome::matched:
      return "the rule matched: the statement was made otherwise, joined with an equal one, or lost when its ends were resolved";
  }
  return "";
}

WhyNot why_not(const Probes& probes, RuleId rule, const std::string& text, const Trial& trial, const Diagnostics& sources) {
  const Rule& told = probes.extractor.base->rules[rule];
  WhyNot answer;
  answer.rule = rule;
  const MatchAttempt* farthest = nullptr;
  for (const MatchAttempt& attempt : trial.trace.attempts)
    if (attempt.rule == rule && (!farthest || attempt.outcome > farthest->outcome)) farthest = &attempt;
  if (farthest) {
    answer.pattern = farthest->pattern;
    answer.matched = true;
    answer.text = of_text(text, farthest->document);
    answer.parts = told.match[farthest->pattern].text;
    answer.place = place_of_failure(told, *farthest);
    answer.failed = sources.source(told.source).bytes.substr(answer.place.begin, answer.place.size());
    answer.explanation = sentence_for(farthest->outcome);
    if (farthest->outcome == MatchOutcome::matched)
      if (const std::string words = end_without_bearer(probes.extractor, text, trial, *farthest); !words.empty())
        answer.explanation = "the rule matched, and nothing is known that \"" + words + "\" could mean";
    return answer;
  }
  const Variant* longest = nullptr;
  for (const MatchAttempt& attempt : trial.trace.attempts) {
    if (attempt.rule < probes.first || attempt.outcome != MatchOutcome::matched) continue;
    const Variant& variant = probes.variants[attempt.rule - probes.first];
    if (variant.of != rule || variant.kind != VariantKind::prefix) continue;
    const std::string taken = of_text(text, attempt.document);
    if (longest && (variant.place.size() < longest->place.size() ||
                    (variant.place.size() == longest->place.size() && taken.size() <= answer.text.size())))
      continue;
    longest = &variant;
    answer.text = taken;
  }
  if (!longest) {
    const Pattern& pattern = told.match.front();
    answer.place = pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())});
    answer.failed = pattern.text;
    answer.explanation = "nothing in the text begins as the pattern does";
    return answer;
  }
  answer.pattern = longest->pattern;
  answer.parts = longest->words;
  answer.place = longest->next.empty() ? longest->place : longest->next;
  answer.failed = longest->next.empty() ? longest->words : longest->next_words;
  answer.explanation = "what stands behind it is not this part";
  return answer;
}

}  // namespace relata
