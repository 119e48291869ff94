// The story of an HTML page, or of a fragment such as a WordPress record's content, as plain text.
#pragma once
#include <string>
#include <string_view>

#include "engine/read/reading_lexicon.h"

namespace relata {

struct HtmlStory {
  std::string text;  // paragraphs separated by a blank line, entities decoded, white space single, soft hyphens gone
  std::string title, url, publisher;
  std::string date;  // as the page gives it
};

[[nodiscard]] bool looks_like_html(std::string_view text);
// A whole page: its article without navigation, teasers, captions, forms and what the lexicon's markup words name.
[[nodiscard]] HtmlStory read_html_page(std::string_view html, const ReadingLexicon& lexicon);
// A fragment: everything but captions, forms and what the lexicon's markup words name.
[[nodiscard]] std::string read_html_fragment(std::string_view html, const ReadingLexicon& lexicon);
// A title: tags go, entities are decoded, white space is single.
[[nodiscard]] std::string read_html_line(std::string_view html);

}  // namespace relata
