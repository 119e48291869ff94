// The print of a text: wire copies have equal prints, different stories don't.
//
// Consumers compare for equality, so a print is a handful of min-hashes (Broder), not a SimHash, whose bits flip one by one with every
// edit. The features are the pairs of neighbouring long words in the opening of the unmasked text: copies are shortened from the
// end, headers and footers are masked or lie outside, and two stories on one subject share words but few pairs. Each of the
// `min_hashes` smallest hashes, under as many hash functions, survives an edit with the share of pairs that the edit leaves alone:
// one word changed in `opening_words` keeps the print in nine of ten cases; stories that share a tenth of their pairs agree in one
// of a thousand.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace relata {

// `tokens`: the text's; `voice`: its unmasked stretches, in order. 0 if they hold no word.
[[nodiscard]] std::uint64_t print_of(std::string_view text, const std::vector<Span>& tokens, const std::vector<Span>& voice);

}  // namespace relata
