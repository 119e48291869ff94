// Sentences of a stretch of text: abbreviations, initials, numbers, missing spaces, quotations as units.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/model/document.h"
#include "engine/read/reading_lexicon.h"

namespace relata {

// Longest sentence, in bytes: a longer one is cut at white space, so that no stage meets an unbounded one made of words.
inline constexpr std::uint32_t longest_sentence = 16384;

// Appends the sentences of text[range] in order, trimmed. A quotation of `quotations` (sorted, disjoint, inside the range from index
// `first_quotation` on) is a unit: no sentence ends inside, and one may end with the quotation's own stop. Linear.
void split_sentences(std::string_view text, Span range, const std::vector<Quotation>& quotations, std::size_t first_quotation,
                     const ReadingLexicon& lexicon, std::vector<Span>& sentences);

}  // namespace relata
