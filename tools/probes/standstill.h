// Where a pattern of a rule stood still in a sentence: how much of it matched, and what stands there instead of the next part.
#pragma once
#include <string>
#include <vector>

#include "tools/probes/probe_base.h"

namespace relata {

struct Standstill {
  RuleId rule = 0;
  std::uint32_t pattern = 0;  // index into its `match`
  MatchOutcome outcome = MatchOutcome::matched;
  bool whole = false;           // all of the pattern matched; then `outcome` says what turned the match away, if anything did
  std::uint32_t condition = 0;  // which of the rule's `where` or `unless` patterns
  Span taken;                   // bytes of the document's text
  Span parts, next;             // of the pattern's text: what matched, and the first part that did not
  TracedCell found;             // what stands where `next` was sought; no words: the sentence ends there
  TracedCell behind;            // the cell after it
};

// Of each pattern of `rules` that begins to match in `sentence` (an index), how far it got; the nearest first: whole matches, then by how
// much text they took; else in the order of `rules`. `probes` must hold the prefixes of the rules (prefixes_of).
[[nodiscard]] std::vector<Standstill> standstills(const Probes& probes, const std::vector<RuleId>& rules, const Trial& trial,
                                                  const Document& document, std::uint32_t sentence);

}  // namespace relata
