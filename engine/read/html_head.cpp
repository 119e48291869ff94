#include "engine/read/html_head.h"

#include <algorithm>
#include <array>

#include "engine/read/html_elements.h"
#include "engine/read/markup_text.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

// All text below a node, furniture included.
void plain_text(const GumboNode* node, MarkupText& builder) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE)
    builder.add(node->v.text.text);
  if (is_element(node)) each_child(node, [&](const GumboNode* child) { plain_text(child, builder); });
}
[[nodiscard]] std::string plain_text(const GumboNode* node) {
  MarkupText builder;
  plain_text(node, builder);
  return builder.take();
}

void read_meta(const GumboNode* node, HtmlStory& story) {
  std::string name = fold_case(attribute(node, "property"));
  if (name.empty()) name = fold_case(attribute(node, "name"));
  if (name.empty()) name = fold_case(attribute(node, "itemprop"));
  const auto content = attribute(node, "content");
  const auto set = [&](std::string& field) {
    if (field.empty()) field = content;
  };
  constexpr std::array<std::string_view, 11> date_names = {"article:published_time",
                                                           "og:article:published_time",
                                                           "datepublished",
                                                           "date",
                                                           "pubdate",
                                                           "publishdate",
                                                           "publish-date",
                                                           "dc.date",
                                                           "dc.date.issued",
                                                           "sailthru.date",
                                                           "parsely-pub-date"};
  if (std::find(date_names.begin(), date_names.end(), name) != date_names.end()) set(story.date);
  if (name == "og:title") set(story.title);
  if (name == "og:url") set(story.url);
  if (name == "og:site_name") set(story.publisher);
}

// The value of "datePublished" in JSON-LD, without parsing the rest.
[[nodiscard]] std::string published_in(const std::string& json) {
  auto at = json.find("\"datePublished\"");
  if (at == std::string::npos) return {};
  at = json.find('"', at + 15);
  if (at == std::string::npos) return {};
  const auto end = json.find('"', at + 1);
  return end == std::string::npos ? std::string() : json.substr(at + 1, std::min<std::size_t>(end - at - 1, 40));
}

struct Found {
  std::string title, heading, json_date, time_date;
};

void walk(const GumboNode* node, HtmlStory& story, Found& found) {
  if (!is_element(node)) return;
  switch (tag_of(node)) {
    case GUMBO_TAG_TITLE:
      if (found.title.empty()) found.title = plain_text(node);
      return;
    case GUMBO_TAG_H1:
      if (found.heading.empty()) found.heading = plain_text(node);
      return;
    case GUMBO_TAG_TIME:
      if (found.time_date.empty()) found.time_date = attribute(node, "datetime");
      return;
    case GUMBO_TAG_LINK:
      if (attribute(node, "rel") == "canonical" && story.url.empty()) story.url = attribute(node, "href");
      return;
    case GUMBO_TAG_META:
      read_meta(node, story);
      return;
    case GUMBO_TAG_SCRIPT:
      if (found.json_date.empty() && attribute(node, "type") == "application/ld+json") found.json_date = published_in(plain_text(node));
      return;
    default:
      break;
  }
  each_child(node, [&](const GumboNode* child) { walk(child, story, found); });
}

}  // namespace

void read_html_head(const GumboNode* root, HtmlStory& story) {
  Found found;
  walk(root, story, found);
  if (story.title.empty()) story.title = found.heading.empty() ? found.title : found.heading;
  if (story.date.empty()) story.date = found.json_date.empty() ? found.time_date : found.json_date;
}

}  // namespace relata
