// What two programs must share, so that what was compiled for one serves the other.
#pragma once
#include "engine/layers/program.h"

namespace relata {

// The same layers in the same order, and the same types by the same numbers.
[[nodiscard]] bool stand_on_same_ground(const RuleBase& a, const RuleBase& b);
// With another lexicon, whose letters are `symbols`: do its names give the letters of `known`, and the words that patterns ask for the same
// ones?
[[nodiscard]] bool words_are_the_same(const Program& known, const SymbolTable& symbols, const RuleBase& base);

}  // namespace relata
