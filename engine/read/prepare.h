// From a text to what the layers read: masks, quotations, sentences, print, and the date that the text itself tells.
#pragma once
#include "engine/model/document.h"
#include "engine/read/reading_lexicon.h"

namespace relata {

enum class Prepared : std::uint8_t {
  ready,
  foreign  // not in the language of the lexicon: nothing was filled in
};

// Fills masks, quotations, sentences, dateline_place and print of `document`, whose text is valid UTF-8, and its date where it has none
// and a header line or dateline tells one with its year. Linear in the text; a function of the document alone.
[[nodiscard]] Prepared prepare(Document& document, const ReadingLexicon& lexicon);

}  // namespace relata
