// Direct speech, found over a paragraph before it is split into sentences.
#pragma once
#include <string_view>
#include <vector>

#include "engine/model/document.h"

namespace relata {

// Appends the quotations of text[range], a stretch of paragraph number `paragraph`, in order and disjoint (a quotation in a quotation is
// part of the outer one). Straight, curly, angle and low double quotes; single quotes where they can't be apostrophes.
// One that is not closed ends with the range, and if the range of the next paragraph opens with a quote, that goes on with it.
void find_quotations(std::string_view text, Span range, std::uint32_t paragraph, std::vector<Quotation>& quotations);

}  // namespace relata
