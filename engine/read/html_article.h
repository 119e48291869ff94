// The story in a parsed page: told from what stands around it by how much prose, and how many links, each element holds.
#pragma once
#include <gumbo.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/read/markup_text.h"
#include "engine/read/reading_lexicon.h"

namespace relata {

class HtmlArticle {
 public:
  // Parses `html`; `lexicon`, whose markup words name what is no story, must outlive it.
  HtmlArticle(std::string_view html, const ReadingLexicon& lexicon);
  ~HtmlArticle();
  HtmlArticle(const HtmlArticle&) = delete;
  HtmlArticle& operator=(const HtmlArticle&) = delete;

  [[nodiscard]] const GumboNode* root() const { return output_ == nullptr ? nullptr : output_->root; }
  // The element that holds the story: the article that says so, if much of the prose is in it; else down from the body as long as
  // one child has most of the prose.
  [[nodiscard]] const GumboNode* article() const;
  // Of a whole page headings and page headers stay out, of a fragment they don't.
  [[nodiscard]] std::string text_of(const GumboNode* node, bool page) const;

 private:
  struct Weight {
    std::size_t text = 0;   // visible bytes
    std::size_t links = 0;  // of them in links
    std::size_t prose = 0;  // of them in paragraphs and not in links
  };
  Weight weigh(const GumboNode* node, bool in_link, bool in_paragraph);
  [[nodiscard]] Weight weight(const GumboNode* node) const;
  // Of what counts: prose, or text outside of links where no element says what is a paragraph.
  [[nodiscard]] std::size_t amount(const GumboNode* node) const;
  void find_article(const GumboNode* node, const GumboNode*& best) const;
  // Does a word of its class, id or role name page furniture? What holds much of the page's prose is kept whatever its name.
  [[nodiscard]] bool drops_by_name(const GumboNode* node) const;
  // Lists of links, and blocks that are nothing but a link, lead away from the story.
  [[nodiscard]] bool is_teaser(const GumboNode* node) const;
  void write(const GumboNode* node, const GumboNode* top, bool page, MarkupText& text) const;

  const ReadingLexicon& lexicon_;
  GumboOptions options_{};
  GumboOutput* output_ = nullptr;
  std::unordered_map<const GumboNode*, Weight> weights_;
  Weight total_;
};

}  // namespace relata
