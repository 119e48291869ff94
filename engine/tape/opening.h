// With which cells a match can begin: what spares asking RE2.
#pragma once
#include "engine/tape/compile_pattern.h"

namespace relata {

// Fills in `opening` and `may_be_empty`. The pattern is walked as compile_pattern() walks it, family words included.
void find_opening(const Pattern& pattern, PatternContext& context, const CompileOptions& options, CompiledText& out);

// Words that are written with blanks between them.
[[nodiscard]] std::vector<std::string> split_words(const std::string& text);
// A letter, digit or mark: what tokens of several characters are made of.
[[nodiscard]] bool is_word_character(char32_t c);

}  // namespace relata
