#include "engine/read/html.h"

#include <algorithm>
#include <array>

#include "engine/read/html_article.h"
#include "engine/read/html_head.h"
#include "engine/read/markup_text.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t deepest_nesting = 512;  // as in browsers; a deeper text is stripped of its tags without being parsed

// How deep tags may come to stand in each other; elements that close themselves are not counted.
[[nodiscard]] std::size_t nesting(std::string_view html) {
  constexpr std::array<std::string_view, 20> flat = {"p",  "li", "td",    "tr",    "th",     "br",    "img",    "hr",  "meta", "link",
                                                     "dt", "dd", "tbody", "thead", "option", "input", "source", "wbr", "col",  "area"};
  std::size_t depth = 0, deepest = 0;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    std::size_t begin = at + 1;
    const bool closes = begin < html.size() && html[begin] == '/';
    if (closes) ++begin;
    std::size_t end = begin;
    while (end < html.size() && end - begin < 12 && ((html[end] | 32) >= 'a' && (html[end] | 32) <= 'z')) ++end;
    if (end == begin) continue;
    const auto name = fold_case(html.substr(begin, end - begin));
    if (std::find(flat.begin(), flat.end(), name) != flat.end()) continue;
    if (closes) {
      depth -= depth > 0 ? 1 : 0;
    } else {
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  text = text.substr(0, 1 << 16);
  const auto first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) return false;
  const auto head = fold_case(text.substr(first, 16));
  if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head") || head.starts_with("<body"))
    return true;
  std::size_t tags = 0;
  for (const std::string_view tag : {"</p>", "<br>", "<br/>", "<br />", "</div>", "</a>", "</h2>", "</li>", "</article>", "<p>", "</P>"}) {
    for (auto at = text.find(tag); at != std::string_view::npos && tags < 3; at = text.find(tag, at + 1)) ++tags;
  }
  return tags >= (text[first] == '<' ? 1U : 3U);
}

HtmlStory read_html_page(std::string_view html, const ReadingLexicon& lexicon) {
  HtmlStory story;
  if (nesting(html) > deepest_nesting) {
    story.text = without_tags(html);
    return story;
  }
  const HtmlArticle page(html, lexicon);
  if (page.root() == nullptr) return story;
  read_html_head(page.root(), story);
  story.text = page.text_of(page.article(), true);
  return story;
}

std::string read_html_fragment(std::string_view html, const ReadingLexicon& lexicon) {
  if (nesting(html) > deepest_nesting) return without_tags(html);
  const HtmlArticle page(html, lexicon);
  return page.root() == nullptr ? std::string() : page.text_of(page.root(), false);
}

std::string read_html_line(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return std::string(html);
  static const ReadingLexicon no_lexicon;
  auto line = read_html_fragment(html, no_lexicon);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace relata
