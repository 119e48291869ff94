// Is a text in the language that the pack reads?
#pragma once
#include <string_view>
#include <vector>

#include "engine/read/reading_lexicon.h"
#include "engine/text/span.h"

namespace relata {

// Judged by the share of telling function words, from 40 words up; shorter texts always pass, and so does everything if the lexicon has no
// function words. Letters of scripts without spaces count as words of their own.
[[nodiscard]] bool is_in_language(std::string_view text, const std::vector<Span>& tokens, const ReadingLexicon& lexicon);

}  // namespace relata
