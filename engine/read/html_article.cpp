#include "engine/read/html_article.h"

#include <algorithm>

#include "engine/read/html_elements.h"

namespace relata {

HtmlArticle::HtmlArticle(std::string_view html, const ReadingLexicon& lexicon) : lexicon_(lexicon) {
  options_ = kGumboDefaultOptions;
  options_.max_errors = 0;
  output_ = gumbo_parse_with_options(&options_, html.data(), html.size());
  if (output_ != nullptr) total_ = weigh(output_->root, false, false);
}

HtmlArticle::~HtmlArticle() {
  if (output_ != nullptr) gumbo_destroy_output(&options_, output_);
}

const GumboNode* HtmlArticle::article() const {
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
      if (!is_element(child) || is_furniture(tag_of(child)) || is_one_of(tag_of(child), {GUMBO_TAG_P, GUMBO_TAG_UL, GUMBO_TAG_OL})) return;
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

std::string HtmlArticle::text_of(const GumboNode* node, bool page) const {
  MarkupText text;
  write(node, node, page, text);
  return text.take();
}

void HtmlArticle::find_article(const GumboNode* node, const GumboNode*& best) const {
  if (!is_element(node) || is_furniture(tag_of(node))) return;
  const bool is_article = tag_of(node) == GUMBO_TAG_ARTICLE || attribute(node, "itemprop") == "articleBody";
  if (is_article && (best == nullptr || amount(node) > amount(best))) best = node;
  each_child(node, [&](const GumboNode* child) { find_article(child, best); });
}

HtmlArticle::Weight HtmlArticle::weight(const GumboNode* node) const {
  const auto found = weights_.find(node);
  return found == weights_.end() ? Weight{} : found->second;
}

std::size_t HtmlArticle::amount(const GumboNode* node) const {
  const auto here = weight(node);
  return total_.prose > 0 ? here.prose : here.text - std::min(here.text, here.links);
}

HtmlArticle::Weight HtmlArticle::weigh(const GumboNode* node, bool in_link, bool in_paragraph) {
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

bool HtmlArticle::drops_by_name(const GumboNode* node) const {
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

bool HtmlArticle::is_teaser(const GumboNode* node) const {
  const auto tag = tag_of(node);
  const auto here = weight(node);
  if (here.text == 0) return false;
  if (is_one_of(tag, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE})) return here.links * 10 >= here.text * 6;
  if (is_one_of(tag, {GUMBO_TAG_P, GUMBO_TAG_DIV, GUMBO_TAG_LI, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6})) {
    return here.links * 10 >= here.text * 9 && here.text < 300;
  }
  return false;
}

void HtmlArticle::write(const GumboNode* node, const GumboNode* top, bool page, MarkupText& text) const {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) {
    text.add(node->v.text.text);
    return;
  }
  if (!is_element(node)) return;
  const auto tag = tag_of(node);
  if (tag == GUMBO_TAG_BR) {
    text.line();
    return;
  }
  if (is_furniture(tag)) return;
  if (node != top && (drops_by_name(node) || is_teaser(node))) return;
  if (page && (tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_TIME || (tag == GUMBO_TAG_HEADER && node != top))) return;
  const bool block = is_block(tag);
  if (block) text.block();
  if (is_one_of(tag, {GUMBO_TAG_TD, GUMBO_TAG_TH})) text.space();
  each_child(node, [&](const GumboNode* child) { write(child, top, page, text); });
  if (block) text.block();
}

}  // namespace relata
