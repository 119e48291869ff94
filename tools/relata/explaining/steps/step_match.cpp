#include "tools/relata/explaining/steps/step_match.h"

#include <fmt/format.h>

#include "engine/diagnostics/position.h"
#include "tools/probes/why_not.h"

namespace relata {
namespace {

std::string name_of_rule(const RuleBase& base, const Rule& rule) {
  return base.packs[rule.pack].name + "/" + rule.id;
}

// A reading may turn the text's order round: then what its slots hold, else the words as they stand.
std::string words_taken(const Document& document, const MatchAttempt& attempt) {
  Span all = attempt.document;
  std::string slots;
  for (const std::vector<Span>& slot : attempt.slots)
    for (const Span span : slot) {
      slots += (slots.empty() ? "" : " ... ") + on_one_line(document.text.substr(span.begin, span.size()));
      if (span.begin < all.begin || span.end > all.end) all = {};
    }
  return all.begin < all.end ? on_one_line(document.text.substr(all.begin, all.size())) : slots;
}

std::string words_of(const Document& document, Span span) {
  return on_one_line(document.text.substr(span.begin, span.size()));
}

// The match of the pass that was carried out on some of the same words.
const MatchAttempt* winner_over(const Trial& trial, const TracedPass& pass, const MatchAttempt& beaten) {
  for (std::size_t i = pass.first; i < pass.end; ++i) {
    const MatchAttempt& other = trial.trace.attempts[i];
    if (other.acted && other.document.begin < beaten.document.end && beaten.document.begin < other.document.end) return &other;
  }
  return nullptr;
}

std::string why_beaten(const RuleBase& base, const Document& document, const MatchAttempt& winner, const MatchAttempt& beaten) {
  const Rule &better = base.rules[winner.rule], &rule = base.rules[beaten.rule];
  const std::string by = name_of_rule(base, better) + " took \"" + words_of(document, winner.document) + "\"";
  if (better.priority != rule.priority) return fmt::format("{}: its priority is {}, not {}", by, better.priority, rule.priority);
  if (winner.document.size() > beaten.document.size()) return by + ": it is longer";
  return by + ": it stands earlier in the order of packs, files and lines";
}

}  // namespace

StepMatch step_match(const RuleBase& base, const Document& document, const Trial& trial, const TracedPass& pass,
                     const MatchAttempt& attempt, bool covered, const Diagnostics& sources) {
  const Rule& rule = base.rules[attempt.rule];
  const Pattern& pattern = rule.match[attempt.pattern];
  Positions positions(sources);
  const Position at = positions.of(rule.source, pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}).begin);
  StepMatch match;
  match.rule = name_of_rule(base, rule);
  match.place = fmt::format("{}:{}", sources.source(rule.source).path, at.line);
  match.pattern = pattern.text;
  match.words = words_taken(document, attempt);
  for (std::size_t slot = 0; slot < attempt.slots.size() && slot < rule.slots.size(); ++slot) {
    std::string words;
    for (const Span span : attempt.slots[slot]) words += (words.empty() ? "" : "; ") + words_of(document, span);
    if (!words.empty() && !rule.slots[slot].name.empty()) match.slots.push_back({rule.slots[slot].name, words});
  }
  const MatchAttempt* winner =
      covered || (attempt.outcome == MatchOutcome::matched && !attempt.acted) ? winner_over(trial, pass, attempt) : nullptr;
  if (covered) {
    match.fate = Fate::covered;
    if (winner)
      match.why = name_of_rule(base, base.rules[winner->rule]) + " began earlier and took \"" + words_of(document, winner->document) + "\"";
  } else if (attempt.outcome != MatchOutcome::matched) {
    match.fate = Fate::turned_away;
    const Span place = place_of_failure(rule, attempt);
    match.why = std::string(sentence_for(attempt.outcome)) + ": " + sources.source(rule.source).bytes.substr(place.begin, place.size());
  } else if (!attempt.acted) {
    match.fate = Fate::beaten;
    if (winner) match.why = why_beaten(base, document, *winner, attempt);
  }
  return match;
}

}  // namespace relata
