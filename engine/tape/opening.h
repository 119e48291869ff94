// With which cells a match can begin: what spares asking RE2.
#pragma once
#include "engine/tape/compile_pattern.h"

namespace relata {

// Fills in `opening` and `may_be_empty`.
void find_opening(const Pattern& pattern, PatternContext& context, const CompileOptions& options, CompiledText& out);

// A letter, digit or mark: what tokens of several characters are made of.
[[nodiscard]] bool is_word_character(char32_t c);

}  // namespace relata
