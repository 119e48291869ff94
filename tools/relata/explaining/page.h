// The one page that `explain --format html` writes: it loads nothing and runs nothing.
#pragma once
#include <string>
#include <string_view>

namespace relata {

// Text of documents and rules as HTML: never markup, whatever it holds.
[[nodiscard]] std::string html_text(std::string_view text);
// An element of a class of the page's style, around what is HTML already.
[[nodiscard]] std::string html_in(const char* element, const char* style, const std::string& html);
[[nodiscard]] std::string html_heading(const char* text);
[[nodiscard]] std::string html_page(std::string_view title, const std::string& body);
// One of six colours, as a class of the page's style: "c0" to "c5".
[[nodiscard]] std::string colour_class(std::size_t number);

}  // namespace relata
