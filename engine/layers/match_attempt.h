// How far a pattern got at a place of the text where its expression matches and its words fit.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/text/span.h"

namespace relata {

// What turned a match away, in the order in which it is asked.
enum class MatchOutcome : std::uint8_t { end, parts, where, unless_before, unless_inside, unless_after, matched };

struct MatchAttempt {
  std::uint32_t rule = 0;     // index into RuleBase::rules
  std::uint32_t pattern = 0;  // index into Rule::match
  MatchOutcome outcome = MatchOutcome::matched;
  std::uint32_t condition = 0;           // which of the rule's `where` or `unless` patterns turned it away
  Span document;                         // bytes of the document's text
  std::vector<std::vector<Span>> slots;  // what each slot holds, as far as it got: bytes of the document's text
  bool acted = false;                    // its rule's actions were carried out
};

}  // namespace relata
