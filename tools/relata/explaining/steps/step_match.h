// One match of a rule within a pass: what it took, and what became of it.
#pragma once
#include "tools/relata/explaining/steps/sentence_steps.h"

namespace relata {

// `attempt` of `pass`, without what it wrote. `covered`: it was made only to tell that another match had taken its words.
[[nodiscard]] StepMatch step_match(const RuleBase& base, const Document& document, const Trial& trial, const TracedPass& pass,
                                   const MatchAttempt& attempt, bool covered, const Diagnostics& sources);

}  // namespace relata
