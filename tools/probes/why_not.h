// Why a rule made nothing of a text: how far its patterns got, or which condition turned it away.
#pragma once
#include <string>
#include <vector>

#include "tools/probes/probe_base.h"

namespace relata {

struct WhyNot {
  RuleId rule = 0;
  std::uint32_t pattern = 0;
  bool matched = false;     // the pattern matched, and `place` is the condition that turned it away (or nothing did)
  std::string text;         // what it took of the text, as far as it got; empty: not even its first part stands there
  std::string parts;        // the parts that matched, as written
  Span place;               // in the rule's file: the first part that failed, or the condition
  std::string failed;       // its words
  std::string explanation;  // a sentence
};

// Of the pattern of `rule` that got farthest in the text. `probes` must hold the prefixes of the rule.
[[nodiscard]] WhyNot why_not(const Probes& probes, RuleId rule, const std::string& text, const Trial& trial, const Diagnostics& sources);

// What of the rule turned the match away, in its file, and a sentence for it.
[[nodiscard]] Span place_of_failure(const Rule& rule, const MatchAttempt& attempt);
[[nodiscard]] const char* sentence_for(MatchOutcome outcome);

}  // namespace relata
