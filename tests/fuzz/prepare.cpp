// A text's masks, quotations, sentences, header lines, datelines and dates.
#include "engine/read/prepare.h"

#include "engine/read/opening.h"
#include "engine/text/utf8.h"
#include "tests/fuzz/target.h"
#include "tests/read/english.h"

namespace relata::fuzz {

void take(std::string_view input) {
  (void)parse_date(input);
  if (first_invalid_utf8(input)) return;
  if (const auto date = first_date(input, english())) must(is_valid(*date), "a date is a day", input);
  Document document;
  document.text = std::string(input);
  const auto size = static_cast<std::uint32_t>(input.size());
  const auto sound = [&](Span span) { return span.begin <= span.end && span.end <= size; };
  if (prepare(document, english()) == Prepared::foreign) return;
  std::uint32_t before = 0;
  for (const Mask& mask : document.masks) {
    must(sound(mask.span) && mask.span.begin >= before, "masks are sorted and disjoint");
    before = mask.span.end;
  }
  before = 0;
  for (const Quotation& quotation : document.quotations) {
    must(sound(quotation.whole) && quotation.whole.contains(quotation.words) && quotation.whole.begin >= before, "quotations are disjoint");
    before = quotation.whole.end;
  }
  before = 0;
  for (const Sentence& sentence : document.sentences) {
    must(sound(sentence.span) && sentence.span.begin >= before, "sentences are sorted");
    must(!first_invalid_utf8(input.substr(sentence.span.begin, sentence.span.size())), "a sentence cuts no character");
    before = sentence.span.begin;
  }
  if (document.date) must(is_valid(*document.date), "the date of a document is a day");
  if (document.dateline_place) must(sound(*document.dateline_place), "a dateline's place lies in the text");
}

}  // namespace relata::fuzz
