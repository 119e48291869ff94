// Elements of a parsed page: what their tags mean for the text.
#pragma once
#include <gumbo.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace relata {

[[nodiscard]] inline bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

[[nodiscard]] inline bool is_block(GumboTag tag) {
  return is_one_of(
      tag, {GUMBO_TAG_P,      GUMBO_TAG_DIV,        GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,    GUMBO_TAG_H1,     GUMBO_TAG_H2,
            GUMBO_TAG_H3,     GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_UL,      GUMBO_TAG_OL,     GUMBO_TAG_LI,
            GUMBO_TAG_DL,     GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_TABLE,   GUMBO_TAG_TR,      GUMBO_TAG_PRE,    GUMBO_TAG_HR,
            GUMBO_TAG_HEADER, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,    GUMBO_TAG_ADDRESS, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY});
}

// Elements that never hold a story's prose.
[[nodiscard]] inline bool is_furniture(GumboTag tag) {
  return is_one_of(tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV,       GUMBO_TAG_ASIDE,  GUMBO_TAG_FORM,
                         GUMBO_TAG_BUTTON, GUMBO_TAG_FOOTER, GUMBO_TAG_SVG,      GUMBO_TAG_IFRAME,    GUMBO_TAG_FIGURE, GUMBO_TAG_SELECT,
                         GUMBO_TAG_INPUT,  GUMBO_TAG_LABEL,  GUMBO_TAG_TEMPLATE, GUMBO_TAG_OBJECT,    GUMBO_TAG_VIDEO,  GUMBO_TAG_AUDIO,
                         GUMBO_TAG_CANVAS, GUMBO_TAG_HEAD,   GUMBO_TAG_TEXTAREA, GUMBO_TAG_FIGCAPTION});
}

[[nodiscard]] inline std::string_view attribute(const GumboNode* node, const char* name) {
  const auto* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

[[nodiscard]] inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
[[nodiscard]] inline GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

template <typename Use>
void each_child(const GumboNode* node, const Use& use) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) use(static_cast<const GumboNode*>(children.data[i]));
}

}  // namespace relata
