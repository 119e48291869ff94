#include "engine/read/prepare.h"

#include <algorithm>

#include "engine/read/clutter.h"
#include "engine/read/language.h"
#include "engine/read/opening.h"
#include "engine/read/paragraphs.h"
#include "engine/read/print.h"
#include "engine/read/quotations.h"
#include "engine/read/sentences.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t longest_headline = 30;  // words, if most of them are capitals
constexpr std::size_t longest_plain_headline = 16;
constexpr std::size_t longest_subheading = 12;
constexpr std::size_t longest_sign_off = 5;
constexpr std::size_t opening_paragraphs = 12;  // where headers and headlines may stand

class Preparation {
 public:
  Preparation(Document& document, const ReadingLexicon& lexicon)
      : document_(document), lexicon_(lexicon), cut_(cut_text(document.text, find_paragraphs(document.text), lexicon)) {}

  Prepared run() {
    if (!is_in_language(document_.text, cut_.tokens, lexicon_)) return Prepared::foreign;
    const std::size_t count = cut_.paragraphs.size();
    whole_.resize(count);
    prose_.resize(count);
    for (std::size_t p = 0; p < count; ++p) {
      prose_[p] = ends_like_prose(document_.text, cut_.paragraphs[p].span);
      prose_count_ += prose_[p] ? 1 : 0;
    }
    mask_paragraphs();
    read_opening();
    mask_headings();
    for (std::size_t p = 0; p < count; ++p) split_paragraph(p);
    std::vector<Span> voice;
    for (const auto& sentence : document_.sentences) {
      if (!sentence.masked && sentence.quotation < 0) voice.push_back(sentence.span);
    }
    document_.print = print_of(document_.text, cut_.tokens, voice);
    return Prepared::ready;
  }

 private:
  // Paragraphs that are clutter as a whole, by phrase or form.
  void mask_paragraphs() {
    bool rest = false;
    std::optional<MaskKind> kind;
    for (std::size_t p = 0; p < cut_.paragraphs.size(); ++p) {
      if (!rest) kind = paragraph_clutter(cut_, p, rest);
      whole_[p] = kind;
    }
  }

  // Header lines, headline and byline, up to the first paragraph of prose, and its dateline.
  void read_opening() {
    const std::size_t count = std::min(cut_.paragraphs.size(), opening_paragraphs);
    std::optional<Date> header_date, dateline_date;
    for (std::size_t p = 0; p < count; ++p) {
      const auto& paragraph = cut_.paragraphs[p];
      std::size_t first = paragraph.first;
      // What heads nothing is no header: a date and an hour as all of a text.
      const bool heads = prose_[p] || p + 1 < cut_.paragraphs.size();
      const auto header = heads ? header_at(document_.text, cut_.tokens, first, paragraph.last, lexicon_) : HeaderHit();
      if (header.end != 0 && (p == 0 || header.end == cut_.tokens[paragraph.last - 1].end)) {
        if (header.date && !header_date) header_date = header.date;
        if (header.end >= cut_.tokens[paragraph.last - 1].end) {
          whole_[p] = MaskKind::header;
          continue;
        }
        prefix_ = Mask{{paragraph.span.begin, header.end}, MaskKind::header};
        while (first < paragraph.last && cut_.tokens[first].begin < header.end) ++first;
      }
      if (whole_[p]) continue;
      if (const auto length = title_prefix(p); length != 0) {
        if (length >= paragraph.span.size()) {
          whole_[p] = MaskKind::headline;
          continue;
        }
        if (!prefix_) prefix_ = Mask{{paragraph.span.begin, paragraph.span.begin + length}, MaskKind::headline};
        while (first < paragraph.last && cut_.tokens[first].begin < prefix_->span.end) ++first;
      }
      if (!prose_[p] && !prefix_ && is_headline(p)) {
        const auto dateline = dateline_at(document_.text, cut_.tokens, first, paragraph.last, false, lexicon_);
        if (dateline.span.empty()) {
          whole_[p] = MaskKind::headline;
          continue;
        }
      }
      take_dateline(p, first, true, dateline_date);
      body_ = p;
      if (prefix_) prefix_paragraph_ = p;
      break;
    }
    for (std::size_t p = body_ + 1; p < cut_.paragraphs.size(); ++p) {
      if (!whole_[p]) take_dateline(p, cut_.paragraphs[p].first, false, dateline_date);
    }
    if (!document_.date) document_.date = header_date ? header_date : dateline_date;
  }

  void take_dateline(std::size_t p, std::size_t first, bool opens_text, std::optional<Date>& date) {
    const auto hit = dateline_at(document_.text, cut_.tokens, first, cut_.paragraphs[p].last, opens_text, lexicon_);
    if (hit.span.empty()) return;
    datelines_.emplace_back(p, Mask{hit.span, MaskKind::dateline});
    if (hit.place && !document_.dateline_place) document_.dateline_place = hit.place;
    if (hit.date && !date) date = hit.date;
  }

  // Bytes of paragraph `p` that repeat the document's title, 0 if it does not open with it or goes on with its sentence.
  [[nodiscard]] std::uint32_t title_prefix(std::size_t p) const {
    const auto& title = document_.title;
    const auto span = cut_.paragraphs[p].span;
    const auto words = std::string_view(document_.text).substr(span.begin, span.size());
    if (title.empty() || !words.starts_with(title)) return 0;
    if (words.size() == title.size()) return prose_follows(p) ? span.size() : 0;
    if (words[title.size()] == '\n') return static_cast<std::uint32_t>(title.size());
    std::size_t at = title.size();
    if (!is_space(decode_utf8(words, at)) || at >= words.size()) return 0;
    const bool long_title = std::count(title.begin(), title.end(), ' ') >= 5;
    return long_title && is_upper(decode_utf8(words, at)) ? static_cast<std::uint32_t>(title.size()) : 0;
  }

  // A paragraph without a stop that something other than its own rest follows.
  [[nodiscard]] bool is_headline(std::size_t p) const {
    const auto& paragraph = cut_.paragraphs[p];
    const auto words = count_words(cut_, paragraph.first, paragraph.last, longest_headline);
    if (words > longest_headline || !prose_follows(p) || goes_on(p)) return false;
    if (words <= longest_plain_headline) return true;
    std::size_t capitals = 0;
    for (std::size_t i = paragraph.first; i < paragraph.last; ++i) capitals += cut_.is_word(i) && cut_.is_capital(i) ? 1 : 0;
    return capitals * 2 > words;
  }

  // Does the next paragraph begin with a small letter, as the rest of a torn sentence?
  [[nodiscard]] bool goes_on(std::size_t p) const {
    if (p + 1 >= cut_.paragraphs.size()) return false;
    std::size_t at = cut_.paragraphs[p + 1].span.begin;
    return is_lower(decode_utf8(document_.text, at));
  }

  [[nodiscard]] bool prose_follows(std::size_t p) const {
    return prose_count_ > 0 && std::find(prose_.begin() + static_cast<std::ptrdiff_t>(p) + 1, prose_.end(), true) != prose_.end();
  }

  // Subheadings: short paragraphs without a stop in a text whose paragraphs have stops, and a sign-off at its end.
  void mask_headings() {
    const std::size_t count = cut_.paragraphs.size();
    std::size_t open = 0;
    for (std::size_t p = 0; p < count; ++p) open += whole_[p] || !cut_.is_word(cut_.paragraphs[p].first) ? 0 : 1;
    if (open < 2 || prose_count_ * 2 < open) return;
    for (std::size_t p = body_ + 1; p < count; ++p) {
      if (whole_[p] || prose_[p] || goes_on(p)) continue;
      const auto& paragraph = cut_.paragraphs[p];
      const auto words = count_words(cut_, paragraph.first, paragraph.last, longest_subheading);
      const bool is_last = p + 1 == count;
      const bool in_list = std::string_view(document_.text)[cut_.paragraphs[p - 1].span.end - 1] == ':' || !cut_.is_word(paragraph.first);
      const bool quoted = is_quote(document_.text, paragraph.span);
      if (words > (is_last ? longest_sign_off : longest_subheading) || (in_list && !quoted && !is_last)) continue;
      whole_[p] = is_last ? MaskKind::clutter : MaskKind::headline;
    }
  }

  [[nodiscard]] static bool is_quote(std::string_view text, Span span) {
    std::size_t at = span.begin;
    const char32_t c = decode_utf8(text, at);
    return is_single_quote(c) || is_double_quote(c);
  }

  void split_paragraph(std::size_t p) {
    const auto& paragraph = cut_.paragraphs[p];
    if (whole_[p]) {
      add_masked({paragraph.span, *whole_[p]}, p);
      return;
    }
    std::vector<Mask> masks;
    if (prefix_ && prefix_paragraph_ == p) masks.push_back(*prefix_);
    while (next_dateline_ < datelines_.size() && datelines_[next_dateline_].first < p) ++next_dateline_;
    if (next_dateline_ < datelines_.size() && datelines_[next_dateline_].first == p) masks.push_back(datelines_[next_dateline_].second);
    const std::uint32_t opened = masks.empty() ? paragraph.span.begin : masks.back().span.end;
    std::vector<Mask> between;
    clutter_between_sentences(cut_, p, between);
    for (const auto& mask : between) {
      if (mask.span.begin >= opened) masks.push_back(mask);
    }
    std::uint32_t at = paragraph.span.begin;
    for (const auto& mask : masks) {
      add_voice({at, mask.span.begin}, p);
      add_masked(mask, p);
      at = mask.span.end;
    }
    add_voice({at, paragraph.span.end}, p);
  }

  void add_mask(Mask mask) {
    auto& masks = document_.masks;
    if (!masks.empty() && masks.back().kind == mask.kind && masks.back().span.end == mask.span.begin) {
      masks.back().span.end = mask.span.end;
    } else {
      masks.push_back(mask);
    }
  }

  void add_masked(Mask mask, std::size_t p) {
    if (mask.span.empty()) return;
    add_mask(mask);
    document_.sentences.push_back({mask.span, static_cast<std::uint32_t>(p), -1, true});
  }

  // An unmasked stretch: its quotations, its sentences, and the sentences of its full quotations.
  void add_voice(Span range, std::size_t p) {
    if (range.empty()) return;
    const std::string_view text = document_.text;
    auto& quotations = document_.quotations;
    const auto paragraph = static_cast<std::uint32_t>(p);
    std::size_t quotation = quotations.size();
    while (range.begin < range.end && is_space(static_cast<unsigned char>(text[range.begin]))) ++range.begin;
    find_quotations(text, range, paragraph, quotations);
    spans_.clear();
    split_sentences(text, range, quotations, quotation, lexicon_, spans_);
    const std::vector<Span> voice = spans_;
    for (const auto span : voice) {
      const auto kind = sentence_clutter(cut_, p, span);
      if (kind) add_mask({span, *kind});
      document_.sentences.push_back({span, paragraph, -1, kind.has_value()});
      for (; quotation < quotations.size() && quotations[quotation].whole.begin < span.end; ++quotation) {
        if (quotations[quotation].full) add_spoken(quotation, kind.has_value());
      }
    }
  }

  void add_spoken(std::size_t quotation, bool masked) {
    static const std::vector<Quotation> none_inside;
    const auto& spoken = document_.quotations[quotation];
    spans_.clear();
    split_sentences(document_.text, spoken.words, none_inside, 0, lexicon_, spans_);
    for (auto span : spans_) {
      while (span.size() > 1 && document_.text[span.end - 1] == ',') --span.end;
      document_.sentences.push_back({span, spoken.paragraph, static_cast<int>(quotation), masked});
    }
  }

  Document& document_;
  const ReadingLexicon& lexicon_;
  CutText cut_;
  std::vector<std::optional<MaskKind>> whole_;  // a paragraph's mask, if all of it is masked
  std::vector<bool> prose_;
  std::size_t prose_count_ = 0;
  std::size_t body_ = 0;  // the first paragraph of prose
  std::optional<Mask> prefix_;
  std::size_t prefix_paragraph_ = 0;
  std::vector<std::pair<std::size_t, Mask>> datelines_;
  std::size_t next_dateline_ = 0;
  std::vector<Span> spans_;
};

}  // namespace

Prepared prepare(Document& document, const ReadingLexicon& lexicon) {
  document.masks.clear();
  document.quotations.clear();
  document.sentences.clear();
  document.dateline_place.reset();
  document.print = 0;
  return Preparation(document, lexicon).run();
}

}  // namespace relata
