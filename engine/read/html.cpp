#include "engine/read/html.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t deepest_nesting = 512;  // as in browsers; a deeper text is stripped of its tags without being parsed

// Grows a text block by block.
class TextBuilder {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = decode_utf8(text, at);
      if (is_space(c)) {
        space_ = true;
      } else if (c != 0xAD && c != 0x200B && c != 0xFEFF) {
        flush();
        out_.append(text.substr(begin, at - begin));
      }
    }
  }
  void space() { space_ = true; }
  void line() { breaks_ = breaks_ >= 1 ? 2 : 1; }
  void block() { breaks_ = 2; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void flush() {
    if (!out_.empty()) {
      if (breaks_ > 0) {
        out_.append(breaks_ == 2 ? "\n\n" : "\n");
      } else if (space_) {
        out_.push_back(' ');
      }
    }
    breaks_ = 0;
    space_ = false;
  }
  std::string out_;
  int breaks_ = 0;  // 1: a line end, 2: a blank line is due before the next character
  bool space_ = false;
};

struct Weight {
  std::size_t text = 0;   // visible bytes
  std::size_t links = 0;  // of them in links
  std::size_t prose = 0;  // of them in paragraphs and not in links
};

[[nodiscard]] bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

[[nodiscard]] bool is_block(GumboTag tag) {
  return is_one_of(
      tag, {GUMBO_TAG_P,      GUMBO_TAG_DIV,        GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,    GUMBO_TAG_H1,     GUMBO_TAG_H2,
            GUMBO_TAG_H3,     GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_UL,      GUMBO_TAG_OL,     GUMBO_TAG_LI,
            GUMBO_TAG_DL,     GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_TABLE,   GUMBO_TAG_TR,      GUMBO_TAG_PRE,    GUMBO_TAG_HR,
            GUMBO_TAG_HEADER, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,    GUMBO_TAG_ADDRESS, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY});
}

// Elements that never hold a story's prose.
[[nodiscard]] bool is_furniture(GumboTag tag) {
  return is_one_of(tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV,       GUMBO_TAG_ASIDE,  GUMBO_TAG_FORM,
                         GUMBO_TAG_BUTTON, GUMBO_TAG_FOOTER, GUMBO_TAG_SVG,      GUMBO_TAG_IFRAME,    GUMBO_TAG_FIGURE, GUMBO_TAG_SELECT,
                         GUMBO_TAG_INPUT,  GUMBO_TAG_LABEL,  GUMBO_TAG_TEMPLATE, GUMBO_TAG_OBJECT,    GUMBO_TAG_VIDEO,  GUMBO_TAG_AUDIO,
                         GUMBO_TAG_CANVAS, GUMBO_TAG_HEAD,   GUMBO_TAG_TEXTAREA, GUMBO_TAG_FIGCAPTION});
}

[[nodiscard]] std::string_view attribute(const GumboNode* node, const char* name) {
  const auto* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

[[nodiscard]] bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
[[nodiscard]] GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

template <typename Use>
void each_child(const GumboNode* node, const Use& use) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) use(static_cast<const GumboNode*>(children.data[i]));
}

class Page {
 public:
  Page(std::string_view html, const ReadingLexicon& lexicon) : lexicon_(lexicon) {
    options_ = kGumboDefaultOptions;
    options_.max_errors = 0;
    output_ = gumbo_parse_with_options(&options_, html.data(), html.size());
    if (output_ != nullptr) total_ = weigh(output_->root, false, false);
  }
  ~Page() {
    if (output_ != nullptr) gumbo_destroy_output(&options_, output_);
  }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  [[nodiscard]] const GumboNode* root() const { return output_ == nullptr ? nullptr : output_->root; }

  // The element that holds the story: the article that says so, if much of the prose is in it; else down from the body as long as
  // one child has most of the prose.
  [[nodiscard]] const GumboNode* article() const {
    const GumboNode* best = nullptr;
    find_article(root(), best);
    if (best != nullptr && amount(best) * 10 >= amount(root()) * 3) return best;
    const GumboNode* node = root();
    for (;;) {
      if (tag_of(node) == GUMBO_TAG_ARTICLE || attribute(node, "itemprop") == "articleBody") return node;
      const Weight here = weight(node);
      const GumboNode* heaviest = nullptr;
      std::size_t most = 0;
      each_child(node, [&](const GumboNode* child) {
        if (!is_element(child) || is_furniture(tag_of(child)) || is_one_of(tag_of(child), {GUMBO_TAG_P, GUMBO_TAG_UL, GUMBO_TAG_OL}))
          return;
        if (drops_by_name(child)) return;
        const std::size_t prose = amount(child);
        if (prose > most) {
          most = prose;
          heaviest = child;
        }
      });
      const std::size_t all = total_.prose > 0 ? here.prose : here.text;
      if (heaviest == nullptr || most * 10 < all * 6) return node;
      node = heaviest;
    }
  }

  [[nodiscard]] std::string text_of(const GumboNode* node, bool page) const {
    TextBuilder builder;
    write(node, node, page, builder);
    return builder.take();
  }

  void read_head(HtmlStory& story) const {
    std::string plain_title, heading, json_date, time_date;
    walk_head(root(), story, plain_title, heading, json_date, time_date);
    if (story.title.empty()) story.title = heading.empty() ? plain_title : heading;
    if (story.date.empty()) story.date = json_date.empty() ? time_date : json_date;
  }

 private:
  void find_article(const GumboNode* node, const GumboNode*& best) const {
    if (!is_element(node) || is_furniture(tag_of(node))) return;
    const bool is_article = tag_of(node) == GUMBO_TAG_ARTICLE || attribute(node, "itemprop") == "articleBody";
    if (is_article && (best == nullptr || amount(node) > amount(best))) best = node;
    each_child(node, [&](const GumboNode* child) { find_article(child, best); });
  }
  [[nodiscard]] Weight weight(const GumboNode* node) const {
    const auto found = weights_.find(node);
    return found == weights_.end() ? Weight{} : found->second;
  }
  [[nodiscard]] std::size_t amount(const GumboNode* node) const {
    const auto here = weight(node);
    return total_.prose > 0 ? here.prose : here.text - std::min(here.text, here.links);
  }

  Weight weigh(const GumboNode* node, bool in_link, bool in_paragraph) {
    Weight sum;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
      for (const char* c = node->v.text.text; *c != 0; ++c) sum.text += *c > ' ' || *c < 0 ? 1 : 0;
      sum.links = in_link ? sum.text : 0;
      sum.prose = in_paragraph && !in_link ? sum.text : 0;
      return sum;
    }
    if (!is_element(node) || is_furniture(tag_of(node))) return sum;
    const auto tag = tag_of(node);
    each_child(node, [&](const GumboNode* child) {
      const auto part = weigh(child, in_link || tag == GUMBO_TAG_A, in_paragraph || tag == GUMBO_TAG_P);
      sum.text += part.text;
      sum.links += part.links;
      sum.prose += part.prose;
    });
    weights_.emplace(node, sum);
    return sum;
  }

  // Does a word of its class, id or role name page furniture? What holds much of the page's prose is kept whatever its name.
  [[nodiscard]] bool drops_by_name(const GumboNode* node) const {
    if (is_one_of(tag_of(node), {GUMBO_TAG_HTML, GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN})) return false;
    if (total_.prose > 0 && weight(node).prose * 10 >= total_.prose * 4) return false;
    for (const char* name : {"class", "id", "role"}) {
      const auto value = attribute(node, name);
      std::size_t begin = 0;
      while (begin < value.size()) {
        const auto end = std::min(value.find_first_of(" \t\n\r\f", begin), value.size());
        const auto word = value.substr(begin, end - begin);
        if (lexicon_.is_markup_clutter(word)) return true;
        for (std::size_t part = 0; part < word.size();) {
          const auto part_end = std::min(word.find_first_of("-_", part), word.size());
          if (part_end > part && lexicon_.is_markup_clutter(word.substr(part, part_end - part))) return true;
          part = part_end + 1;
        }
        begin = end + 1;
      }
    }
    const auto style = attribute(node, "style");
    return attribute(node, "aria-hidden") == "true" || gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr ||
           style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
  }

  // Lists of links, and blocks that are nothing but a link, lead away from the story.
  [[nodiscard]] bool is_teaser(const GumboNode* node) const {
    const auto tag = tag_of(node);
    const auto here = weight(node);
    if (here.text == 0) return false;
    if (is_one_of(tag, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE})) return here.links * 10 >= here.text * 6;
    if (is_one_of(tag, {GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_LI, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6})) {
      return here.links * 10 >= here.text * 9 && here.text < 300;
    }
    return false;
  }

  void write(const GumboNode* node, const GumboNode* top, bool page, TextBuilder& builder) const {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) {
      builder.add(node->v.text.text);
      return;
    }
    if (!is_element(node)) return;
    const auto tag = tag_of(node);
    if (tag == GUMBO_TAG_BR) {
      builder.line();
      return;
    }
    if (is_furniture(tag)) return;
    if (node != top && (drops_by_name(node) || is_teaser(node))) return;
    if (page && (tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_TIME || (tag == GUMBO_TAG_HEADER && node != top))) return;
    const bool block = is_block(tag);
    if (block) builder.block();
    if (is_one_of(tag, {GUMBO_TAG_TD, GUMBO_TAG_TH})) builder.space();
    each_child(node, [&](const GumboNode* child) { write(child, top, page, builder); });
    if (block) builder.block();
  }

  // All text below a node, furniture included.
  static void plain_text(const GumboNode* node, TextBuilder& builder) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE)
      builder.add(node->v.text.text);
    if (is_element(node)) each_child(node, [&](const GumboNode* child) { plain_text(child, builder); });
  }
  [[nodiscard]] static std::string plain_text(const GumboNode* node) {
    TextBuilder builder;
    plain_text(node, builder);
    return builder.take();
  }

  void walk_head(const GumboNode* node, HtmlStory& story, std::string& title, std::string& heading, std::string& json_date,
                 std::string& time_date) const {
    if (!is_element(node)) return;
    switch (tag_of(node)) {
      case GUMBO_TAG_TITLE:
        if (title.empty()) title = plain_text(node);
        return;
      case GUMBO_TAG_H1:
        if (heading.empty()) heading = plain_text(node);
        return;
      case GUMBO_TAG_TIME:
        if (time_date.empty()) time_date = attribute(node, "datetime");
        return;
      case GUMBO_TAG_LINK:
        if (attribute(node, "rel") == "canonical" && story.url.empty()) story.url = attribute(node, "href");
        return;
      case GUMBO_TAG_META:
        read_meta(node, story);
        return;
      case GUMBO_TAG_SCRIPT:
        if (json_date.empty() && attribute(node, "type") == "application/ld+json") json_date = published_in(plain_text(node));
        return;
      default:
        break;
    }
    each_child(node, [&](const GumboNode* child) { walk_head(child, story, title, heading, json_date, time_date); });
  }

  static void read_meta(const GumboNode* node, HtmlStory& story) {
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
  [[nodiscard]] static std::string published_in(const std::string& json) {
    auto at = json.find("\"datePublished\"");
    if (at == std::string::npos) return {};
    at = json.find('"', at + 15);
    if (at == std::string::npos) return {};
    const auto end = json.find('"', at + 1);
    return end == std::string::npos ? std::string() : json.substr(at + 1, std::min<std::size_t>(end - at - 1, 40));
  }

  const ReadingLexicon& lexicon_;
  GumboOptions options_{};
  GumboOutput* output_ = nullptr;
  std::unordered_map<const GumboNode*, Weight> weights_;
  Weight total_;
};

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

// Without a parser: tags become blank lines.
[[nodiscard]] std::string without_tags(std::string_view html) {
  TextBuilder builder;
  std::size_t at = 0;
  while (at < html.size()) {
    const auto open = html.find('<', at);
    builder.add(html.substr(at, open == std::string_view::npos ? open : open - at));
    if (open == std::string_view::npos) break;
    const auto close = html.find('>', open);
    if (close == std::string_view::npos) break;
    builder.block();
    at = close + 1;
  }
  return builder.take();
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
  const Page page(html, lexicon);
  if (page.root() == nullptr) return story;
  page.read_head(story);
  story.text = page.text_of(page.article(), true);
  return story;
}

std::string read_html_fragment(std::string_view html, const ReadingLexicon& lexicon) {
  if (nesting(html) > deepest_nesting) return without_tags(html);
  const Page page(html, lexicon);
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
