// Pages, fragments and titles.
#include "engine/read/html.h"

#include "engine/text/utf8.h"
#include "tests/fuzz/target.h"
#include "tests/read/english.h"

namespace relata::fuzz {

void take(std::string_view input) {
  const bool valid = !first_invalid_utf8(input);
  (void)looks_like_html(input);
  const HtmlStory story = read_html_page(input, english());
  const std::string fragment = read_html_fragment(input, english());
  const std::string line = read_html_line(input);
  if (!valid) return;
  for (const std::string& text : {story.text, story.title, story.url, story.publisher, story.date, fragment, line})
    must(!first_invalid_utf8(text), "text of a page in UTF-8 is UTF-8", text);
}

}  // namespace relata::fuzz
