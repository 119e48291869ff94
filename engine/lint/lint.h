// What loads, yet can't be meant or costs more than it need: warnings of `relata check` (codes M0xx, C0xx).
#pragma once
#include <optional>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"

namespace relata {

// Looks at the rules of `source`, or at all of them; the others count as what these stand beside.
void lint(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);

}  // namespace relata
