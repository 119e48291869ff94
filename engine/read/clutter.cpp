#include "engine/read/clutter.h"

#include <algorithm>

#include "engine/read/opening.h"
#include "engine/text/tokens.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t longest_clutter_paragraph = 60;  // words
constexpr std::size_t longest_byline = 25;
constexpr std::size_t words_behind_an_end_phrase = 6;

// The hits whose token lies in [first, last).
struct HitRange {
  std::vector<PhraseHit>::const_iterator begin_, end_;
  [[nodiscard]] auto begin() const { return begin_; }
  [[nodiscard]] auto end() const { return end_; }
};
[[nodiscard]] HitRange hits_in(const CutText& cut, std::size_t first, std::size_t last) {
  const auto before = [](const PhraseHit& hit, std::size_t token) { return hit.token < token; };
  const auto begin = std::lower_bound(cut.hits.begin(), cut.hits.end(), first, before);
  return {begin, std::lower_bound(begin, cut.hits.end(), last, before)};
}

[[nodiscard]] std::size_t first_word(const CutText& cut, std::size_t first, std::size_t last) {
  while (first < last && !cut.is_word(first)) ++first;
  return first;
}

// Only names from here on: capitals, numbers, function words and marks.
[[nodiscard]] bool only_names(const CutText& cut, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (cut.is_word(i) && !cut.is_capital(i) && !cut.lexicon.is_function_word(cut.word(i))) return false;
  }
  return true;
}

// The same, and no sentence's own first word among them ("He").
[[nodiscard]] bool only_proper_names(const CutText& cut, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (cut.is_word(i) && cut.is_capital(i) == cut.lexicon.is_function_word(cut.word(i))) return false;
  }
  return true;
}

[[nodiscard]] bool only_marks(const CutText& cut, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (cut.is_word(i) && !is_digit(static_cast<unsigned char>(cut.word(i).front()))) return false;
  }
  return true;
}

[[nodiscard]] bool is_hashtag_line(const CutText& cut, const ParagraphTokens& paragraph) {
  std::size_t tags = 0, words = 0;
  for (std::size_t i = paragraph.first; i < paragraph.last; ++i) {
    if (!cut.is_word(i)) continue;
    ++words;
    if (i > paragraph.first && cut.word(i - 1) == "#" && cut.tokens[i - 1].end == cut.tokens[i].begin) ++tags;
  }
  return tags >= 1 && tags * 10 >= words * 6;
}

// "... arrive in Geneva.Jane Roe/Agency": a credit of the form Name/Agency closes a caption.
[[nodiscard]] bool ends_with_credit(const CutText& cut, const ParagraphTokens& paragraph) {
  if (ends_like_prose(cut.text, paragraph.span)) return false;
  const std::size_t from = paragraph.last - std::min<std::size_t>(paragraph.last - paragraph.first, 8);
  for (std::size_t i = std::max(from, paragraph.first + 2); i + 1 < paragraph.last; ++i) {
    if (cut.word(i) == "/" && cut.is_word(i - 1) && is_upper(static_cast<unsigned char>(cut.word(i - 1).front())) && cut.is_word(i - 2) &&
        cut.is_capital(i - 2) && cut.is_capital(i + 1) && only_names(cut, i + 1, paragraph.last)) {
      return true;
    }
  }
  return false;
}

[[nodiscard]] bool stands_between_sentences(const CutText& cut, const ParagraphTokens& paragraph, std::size_t first, std::size_t last) {
  const auto is_end = [](std::string_view word) {
    return word == "." || word == "!" || word == "?" || word == "”" || word == "\"" || word == "…" || word == ")";
  };
  const bool free_before = first == paragraph.first || is_end(cut.word(first - 1));
  const bool free_behind = last >= paragraph.last || cut.is_capital(last) || !cut.is_word(last);
  return free_before && free_behind;
}

}  // namespace

std::size_t address_at(const CutText& cut, std::size_t first, std::size_t last) {
  std::size_t i = first + 1;
  bool dotted = false, sure = false;
  for (; i < last && cut.tokens[i - 1].end == cut.tokens[i].begin; ++i) {
    const auto mark = cut.word(i);
    if (mark == ":" && i + 2 < last && cut.word(i + 1) == "/" && cut.word(i + 2) == "/") sure = true;
    if (mark == "/" && dotted) sure = true;
    if (mark == "." && i + 1 < last && cut.tokens[i].end == cut.tokens[i + 1].begin) dotted = true;
  }
  return sure ? i : first;
}

bool CutText::is_word(std::size_t token) const {
  if (token >= tokens.size()) return false;
  const auto byte = static_cast<unsigned char>(text[tokens[token].begin]);
  if (byte < 0x80) return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  std::size_t next = 0;
  const char32_t c = decode_utf8(word(token), next);
  return is_letter(c) || is_digit(c);
}

bool CutText::is_capital(std::size_t token) const {
  if (token >= tokens.size()) return false;
  std::size_t next = 0;
  const char32_t c = decode_utf8(word(token), next);
  return is_upper(c) || is_digit(c) || (is_letter(c) && !is_lower(c));
}

CutText cut_text(std::string_view text, const std::vector<Span>& paragraphs, const ReadingLexicon& lexicon) {
  CutText cut{text, lexicon, {}, {}, {}};
  cut.tokens.reserve(text.size() / 5 + 8);
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, cut.tokens);
  std::size_t token = 0;
  for (const auto span : paragraphs) {
    while (token < cut.tokens.size() && cut.tokens[token].begin < span.begin) ++token;
    ParagraphTokens paragraph{span, token, token};
    while (token < cut.tokens.size() && cut.tokens[token].begin < span.end) ++token;
    paragraph.last = token;
    cut.paragraphs.push_back(paragraph);
  }
  std::vector<std::uint32_t> phrases;
  for (std::size_t i = 0; i < cut.tokens.size(); ++i) {
    if (!lexicon.may_begin_clutter(text, cut.tokens[i])) continue;
    phrases.clear();
    lexicon.clutter_at(text, cut.tokens, i, phrases);
    for (const auto phrase : phrases) cut.hits.push_back({i, phrase});
  }
  return cut;
}

bool ends_like_prose(std::string_view text, Span paragraph) {
  std::uint32_t end = paragraph.end;
  while (end > paragraph.begin) {
    std::uint32_t lead = end - 1;
    while (lead > paragraph.begin && (static_cast<unsigned char>(text[lead]) & 0xC0) == 0x80) --lead;
    std::size_t next = lead;
    const char32_t c = decode_utf8(text, next);
    if (c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U':' || c == U';' || c == U',' || is_dash(c) || c == U'。') return true;
    if (!is_double_quote(c) && !is_single_quote(c) && c != U')' && c != U']' && !is_space(c)) return false;
    end = lead;
  }
  return false;
}

std::size_t count_words(const CutText& cut, std::size_t first, std::size_t last, std::size_t at_most) {
  std::size_t words = 0;
  for (std::size_t i = first; i < last && words <= at_most; ++i) words += cut.is_word(i) ? 1 : 0;
  return words;
}

std::optional<MaskKind> paragraph_clutter(const CutText& cut, std::size_t index, bool& rest) {
  const auto& paragraph = cut.paragraphs[index];
  const std::size_t words = count_words(cut, paragraph.first, paragraph.last, longest_clutter_paragraph);
  if (words > longest_clutter_paragraph) return std::nullopt;
  const std::size_t head = first_word(cut, paragraph.first, paragraph.last);
  const bool late = index > 0 && index * 5 >= cut.paragraphs.size() * 2;
  for (const auto& hit : hits_in(cut, paragraph.first, late ? paragraph.last : paragraph.first)) {
    const auto& phrase = cut.lexicon.clutter()[hit.phrase];
    const std::size_t behind = hit.token + phrase.tokens.size();
    if (phrase.where != ClutterPlace::rest || (hit.token != head && hit.token != paragraph.first)) continue;
    if (behind <= paragraph.last && only_marks(cut, behind, paragraph.last)) {
      rest = true;
      return phrase.kind;
    }
  }
  for (const auto& hit : hits_in(cut, paragraph.first, paragraph.last)) {
    const auto& phrase = cut.lexicon.clutter()[hit.phrase];
    const std::size_t behind = hit.token + phrase.tokens.size();
    if (behind > paragraph.last) continue;
    const bool opens = hit.token == head || hit.token == paragraph.first;
    switch (phrase.where) {
      case ClutterPlace::line:
        if (opens && only_marks(cut, behind, paragraph.last)) return phrase.kind;
        break;
      case ClutterPlace::start:
        if (opens) return phrase.kind;
        break;
      case ClutterPlace::end:
        if (paragraph.last - behind <= words_behind_an_end_phrase) return phrase.kind;
        break;
      case ClutterPlace::byline:
        if (opens && words <= longest_byline && behind < paragraph.last && cut.is_capital(behind) &&
            only_names(cut, behind, paragraph.last) && !cut.text.substr(paragraph.span.begin, paragraph.span.size()).ends_with('.')) {
          return phrase.kind;
        }
        break;
      default:
        break;
    }
  }
  if (is_hashtag_line(cut, paragraph)) return MaskKind::clutter;
  if (cut.paragraphs.size() > 1 && ends_with_credit(cut, paragraph)) return MaskKind::caption;
  return std::nullopt;
}

void clutter_between_sentences(const CutText& cut, std::size_t index, std::vector<Mask>& masks) {
  const auto& paragraph = cut.paragraphs[index];
  std::size_t free_from = paragraph.first;  // masks are disjoint
  const auto hits = hits_in(cut, paragraph.first, paragraph.last);
  auto hit = hits.begin();
  for (std::size_t i = paragraph.first; i < paragraph.last; ++i) {
    while (hit != hits.end() && hit->token < i) ++hit;
    if (i < free_from) continue;
    for (auto here = hit; here != hits.end() && here->token == i; ++here) {
      const auto& phrase = cut.lexicon.clutter()[here->phrase];
      const std::size_t behind = i + phrase.tokens.size();
      if (phrase.where != ClutterPlace::word || behind > paragraph.last) continue;
      if (!stands_between_sentences(cut, paragraph, i, behind)) continue;
      masks.push_back({{cut.tokens[i].begin, cut.tokens[behind - 1].end}, phrase.kind});
      free_from = behind;
      break;
    }
    // An address that stands for itself. Its tokens are looked at once: what follows goes on behind it.
    const bool joined = i + 1 < paragraph.last && cut.tokens[i].end == cut.tokens[i + 1].begin && i >= free_from;
    if (joined && (cut.word(i + 1) == ":" || cut.word(i + 1) == ".") && (i == 0 || cut.tokens[i - 1].end < cut.tokens[i].begin)) {
      const auto behind = address_at(cut, i, paragraph.last);
      if (behind > i && stands_between_sentences(cut, paragraph, i, behind)) {
        masks.push_back({{cut.tokens[i].begin, cut.tokens[behind - 1].end}, MaskKind::clutter});
        free_from = behind;
        continue;
      }
    }
    // "— Jane Roe (@handle) June 18, 2023": who a quoted post is by.
    if (cut.word(i) == "@" && i >= paragraph.first + 2 && i >= free_from && cut.word(i - 1) == "(" && i + 1 < paragraph.last) {
      std::size_t begin = i - 1;
      while (begin > free_from && i - begin < 14 && cut.word(begin) != "—" && cut.word(begin) != "–") --begin;
      if (cut.word(begin) != "—" && cut.word(begin) != "–") continue;
      std::size_t end = i + 1;
      while (end < paragraph.last && end - i < 8 && cut.word(end) != ")") ++end;
      if (end >= paragraph.last || cut.word(end) != ")") continue;
      ++end;
      if (const auto date = date_at(cut.text, cut.tokens, end, cut.lexicon); date.tokens > 0) end += date.tokens;
      end = std::min(end, paragraph.last);
      masks.push_back({{cut.tokens[begin].begin, cut.tokens[end - 1].end}, MaskKind::clutter});
      free_from = end;
    }
  }
}

std::optional<MaskKind> sentence_clutter(const CutText& cut, std::size_t index, Span sentence) {
  const auto by_begin = [](Span token, std::uint32_t at) { return token.begin < at; };
  const auto begin = std::lower_bound(cut.tokens.begin(), cut.tokens.end(), sentence.begin, by_begin);
  const auto end = std::lower_bound(begin, cut.tokens.end(), sentence.end, by_begin);
  const auto first = static_cast<std::size_t>(begin - cut.tokens.begin()), last = static_cast<std::size_t>(end - cut.tokens.begin());
  const std::size_t head = first_word(cut, first, last);
  const bool late = index + 4 >= cut.paragraphs.size() || index * 10 >= cut.paragraphs.size() * 7;
  for (const auto& hit : hits_in(cut, first, last)) {
    const auto& phrase = cut.lexicon.clutter()[hit.phrase];
    switch (phrase.where) {
      case ClutterPlace::anywhere:
        return phrase.kind;
      case ClutterPlace::sentence:
      case ClutterPlace::start:
        if (hit.token == head || hit.token == first) return phrase.kind;
        break;
      case ClutterPlace::credit:
        if (late && hit.token - first <= 60 && only_proper_names(cut, first, hit.token) && count_words(cut, first, last, 40) <= 40)
          return phrase.kind;
        break;
      default:
        break;
    }
  }
  return std::nullopt;
}

}  // namespace relata
