// What must stand somewhere behind the beginning of every match: what spares asking where a match would run out of symbols.
#pragma once
#include "engine/rules/rule.h"
#include "engine/tape/compile_pattern.h"

namespace relata {

// Fills in `needs`. May leave some out; never adds one that a match can do without.
void find_needs(const Pattern& pattern, PatternContext& context, const CompileOptions& options, CompiledText& out);

// What the conditions of a rule need beyond its patterns: a mention of a set in a slot.
[[nodiscard]] std::vector<Need> needs_of_conditions(const Rule& rule, const PatternContext& context);

}  // namespace relata
