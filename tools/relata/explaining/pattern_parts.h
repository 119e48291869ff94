// What each part of a pattern matched.
#pragma once
#include <optional>
#include <vector>

#include "tools/relata/explaining/statement_account.h"

namespace relata {

// The reading, or the tape itself, in which `attempt` matched: index into trial.trace.tapes; nullopt if its slots stand in none.
[[nodiscard]] std::optional<std::size_t> tape_of(const RuleBase& base, const Trial& trial, const MatchAttempt& attempt,
                                                 std::uint32_t sentence);

// The parts of the pattern that matched: each slot for itself, what stands between two of them as one. `tape` may be missing.
[[nodiscard]] std::vector<PatternPart> parts_of(const RuleBase& base, const Document& document, const MatchAttempt& attempt,
                                                const TracedTape* tape);

}  // namespace relata
