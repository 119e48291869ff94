// What must stand somewhere behind the beginning of every match: what spares asking where a match would run out of symbols.
#pragma once
#include "engine/tape/compile_pattern.h"

namespace relata {

// Fills in `needs`. May leave some out; never adds one that a match can do without.
void find_needs(const Pattern& pattern, PatternContext& context, CompiledText& out);

}  // namespace relata
