// Tokens: runs of letters, marks and digits; every other character that is not white space stands alone.
// "U.S." is four tokens, "al-Sistani" three, "Xi's" three.
#pragma once
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace relata {

// Appends the tokens of text[range] to `tokens`, in order. Soft hyphens and zero-width characters belong to the token they stand in.
void tokenize(std::string_view text, Span range, std::vector<Span>& tokens);

}  // namespace relata
