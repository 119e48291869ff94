// The conditions of `where`.
#pragma once
#include "engine/layers/bind.h"

namespace relata {

[[nodiscard]] bool condition_holds(const AnalysisState& state, const Binding& binding, const Condition& condition);

// Can the mention that a match would begin with be what the rule asks of it? Asked before anything is matched.
[[nodiscard]] bool fits_first(const AnalysisState& state, MentionId first, const CompiledPattern& pattern);

}  // namespace relata
