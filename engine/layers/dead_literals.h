// Literal words of patterns that the lexicon always turns into symbols: they stand on no tape as text and can never match (P092).
#pragma once
#include <optional>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"

namespace relata {

// Of all patterns, or of those in `source` alone.
void report_dead_literals(const RuleBase& base, Diagnostics& diagnostics, std::optional<SourceId> source = {});

}  // namespace relata
