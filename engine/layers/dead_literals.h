// Literal words of patterns that the lexicon always turns into symbols: they stand on no tape as text and can never match (P092).
#pragma once
#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"

namespace relata {

void report_dead_literals(const RuleBase& base, Diagnostics& diagnostics);

}  // namespace relata
