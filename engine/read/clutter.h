// Clutter by phrase and by form: which paragraphs, stretches and sentences of a text are not its story.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "engine/model/document.h"
#include "engine/read/reading_lexicon.h"

namespace relata {

// The tokens [first, last) of a paragraph.
struct ParagraphTokens {
  Span span;
  std::size_t first = 0, last = 0;
};

struct PhraseHit {
  std::size_t token = 0;
  std::uint32_t phrase = 0;  // index into ReadingLexicon::clutter()
};

// A text with what is asked of it again and again. Refers to what it was made of.
struct CutText {
  std::string_view text;
  const ReadingLexicon& lexicon;
  std::vector<Span> tokens;
  std::vector<ParagraphTokens> paragraphs;
  std::vector<PhraseHit> hits;  // in order of token, longest first

  [[nodiscard]] std::string_view word(std::size_t token) const { return text.substr(tokens[token].begin, tokens[token].size()); }
  [[nodiscard]] bool is_word(std::size_t token) const;     // a letter or digit begins it; false behind the last token
  [[nodiscard]] bool is_capital(std::size_t token) const;  // a capital or digit begins it
};
[[nodiscard]] CutText cut_text(std::string_view text, const std::vector<Span>& paragraphs, const ReadingLexicon& lexicon);

// Does a paragraph end like prose: with a stop, a colon or a comma, closing marks aside?
[[nodiscard]] bool ends_like_prose(std::string_view text, Span paragraph);
[[nodiscard]] std::size_t count_words(const CutText& cut, std::size_t first, std::size_t last, std::size_t at_most);

// The kind of mask that takes the whole paragraph `index`, by its phrases and its form. `rest` is set if all that follows goes too.
[[nodiscard]] std::optional<MaskKind> paragraph_clutter(const CutText& cut, std::size_t index, bool& rest);
// One past the last token of a web address that begins at token `first`; `first` if none does.
[[nodiscard]] std::size_t address_at(const CutText& cut, std::size_t first, std::size_t last);
// Stretches inside paragraph `index`, between its sentences, in order and disjoint.
void clutter_between_sentences(const CutText& cut, std::size_t index, std::vector<Mask>& masks);
// The kind of mask that takes a sentence of paragraph `index`.
[[nodiscard]] std::optional<MaskKind> sentence_clutter(const CutText& cut, std::size_t index, Span sentence);

}  // namespace relata
