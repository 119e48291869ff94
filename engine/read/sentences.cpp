#include "engine/read/sentences.h"

#include <algorithm>
#include <array>

#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::uint32_t longest_word = 64;          // bytes looked back from a stop
constexpr std::uint32_t longest_attribution = 160;  // bytes looked at behind a quotation

[[nodiscard]] bool is_stop(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U'。' || c == U'！' || c == U'？';
}
[[nodiscard]] bool is_closing(char32_t c) {
  return c == U')' || c == U']' || c == U'}' || c == U'”' || c == U'’' || c == U'»';
}
[[nodiscard]] bool is_opening(char32_t c) {
  return c == U'(' || c == U'[' || c == U'“' || c == U'‘' || c == U'"' || c == U'\'' || c == U'„' || c == U'«' || c == U'¿' || c == U'¡';
}

enum class Mark : std::uint8_t { plain, stop, wide };
constexpr std::array<Mark, 256> make_marks() {
  std::array<Mark, 256> marks{};
  for (unsigned c = 0; c < 256; ++c) marks[c] = c >= 0xE2 ? Mark::wide : Mark::plain;
  marks['.'] = marks['!'] = marks['?'] = Mark::stop;
  return marks;
}
constexpr std::array<Mark, 256> marks = make_marks();

class Splitter {
 public:
  Splitter(std::string_view text, Span range, const std::vector<Quotation>& quotations, std::size_t next, const ReadingLexicon& lexicon,
           std::vector<Span>& out)
      : text_(text), range_(range), quotations_(quotations), next_(next), lexicon_(lexicon), out_(out), start_(range.begin) {}

  void run() {
    std::uint32_t at = range_.begin;
    while (at < range_.end) {
      const auto limit = next_ < quotations_.size() ? std::min(quotations_[next_].whole.begin, range_.end) : range_.end;
      while (at < limit && marks[static_cast<unsigned char>(text_[at])] == Mark::plain) ++at;
      if (at >= limit) {
        if (limit == range_.end) break;
        at = pass_quotation();
      } else if (text_[at] >= 0 || is_stop(char_at(at))) {
        at = pass_stop(at);
      } else {
        at = behind(at);
      }
    }
    end_sentence(range_.end);
  }

 private:
  [[nodiscard]] char32_t char_at(std::uint32_t at) const {
    if (at >= range_.end) return 0;
    std::size_t next = at;
    return decode_utf8(text_, next);
  }
  [[nodiscard]] std::uint32_t behind(std::uint32_t at) const {
    std::size_t next = at;
    (void)decode_utf8(text_, next);
    return std::min(static_cast<std::uint32_t>(next), range_.end);
  }
  [[nodiscard]] std::uint32_t lead_before(std::uint32_t at) const {
    --at;
    while (at > range_.begin && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) --at;
    return at;
  }
  [[nodiscard]] std::uint32_t skip_space(std::uint32_t at) const {
    while (at < range_.end && is_space(char_at(at))) at = behind(at);
    return at;
  }
  // The word that begins at `at`: letters and digits only.
  [[nodiscard]] std::string_view word_from(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < range_.end && end - at < longest_word) {
      const char32_t c = char_at(end);
      if (!is_letter(c) && !is_digit(c) && !is_mark(c)) break;
      end = behind(end);
    }
    return text_.substr(at, end - at);
  }
  // What stands before `at` up to white space or a bracket, inner stops and hyphens included ("U.S", "p.m", "Jan").
  [[nodiscard]] std::string_view word_before(std::uint32_t at) const {
    std::uint32_t begin = at;
    while (begin > start_ && at - begin < longest_word) {
      const auto lead = lead_before(begin);
      const char32_t c = char_at(lead);
      if (!is_letter(c) && !is_digit(c) && !is_mark(c) && c != U'.') break;
      begin = lead;
    }
    return text_.substr(begin, at - begin);
  }

  // `at` stands at a quotation: skips it, and ends the sentence where its own stop does.
  std::uint32_t pass_quotation() {
    const auto& quotation = quotations_[next_++];
    const auto end = std::max(quotation.whole.end, range_.begin);
    if (quotation.words.empty() || end >= range_.end) return std::min(end, range_.end);
    const auto last = lead_before(quotation.words.end);
    const char32_t stop = char_at(last);
    if (!is_stop(stop)) return end;
    const auto after = skip_space(end);
    const char32_t next = char_at(after);
    const bool opens = is_upper(next) || is_digit(next) || is_opening(next) || next_begins_quotation(after);
    if (!opens) return end;
    if (stop == U'.' && !ends_after_word(last, after)) return end;
    const bool at_start = quotation.whole.begin == start_;
    if (stop != U'.' && at_start && quotation.full && is_upper(next) && !lexicon_.is_function_word(word_from(after)) &&
        is_attribution(after)) {
      return end;
    }
    end_sentence(end);
    return end;
  }

  [[nodiscard]] bool next_begins_quotation(std::uint32_t at) const {
    return next_ < quotations_.size() && quotations_[next_].whole.begin == at;
  }

  // `"Why now?" Wang asked at a meeting of ministers.`: a name and few words up to a stop or comma belong to the question before them.
  [[nodiscard]] bool is_attribution(std::uint32_t at) const {
    int words = 1;
    for (std::uint32_t i = at; i < range_.end && i - at < longest_attribution; ++i) {
      const char c = text_[i];
      if (c == ' ') ++words;
      if (c == '.' || c == ',' || c == '\n') return words >= 2 && words <= 14;
      if (c == '"' || c == '!' || c == '?') return false;
    }
    return range_.end - at < longest_attribution && words <= 14;
  }

  // `at` stands at a stop: takes it with its like and closing marks, and decides whether the sentence ends.
  std::uint32_t pass_stop(std::uint32_t at) {
    std::uint32_t end = at;
    bool only_stops = true;
    std::uint32_t stops = 0;
    bool decisive = false;  // ! or ?
    while (end < range_.end) {
      if (next_begins_quotation(end)) break;
      const char32_t c = char_at(end);
      if (is_stop(c)) {
        ++stops;
        decisive = decisive || (c != U'.' && c != U'…');
      } else if (is_closing(c) || ((c == U'"' || c == U'\'') && (end + 1 >= range_.end || is_space(char_at(end + 1))))) {
        only_stops = false;
      } else {
        break;
      }
      end = behind(end);
    }
    if (end >= range_.end) return end;
    const char32_t next = char_at(end);
    if (!is_space(next)) {
      if (ends_without_space(at, end, stops, only_stops)) end_sentence(end);
      return end;
    }
    const auto after = skip_space(end);
    const char32_t first = char_at(after);
    if (is_stop(first)) return after;  // ". . ."
    if (is_lower(first) && !begins_address(after)) return end;
    const bool opens = is_letter(first) || is_digit(first) || is_opening(first) || is_dash(first) || first == U'-' || first == U'#' ||
                       first == U'@' || next_begins_quotation(after);
    if (!opens) return end;
    if (stops > 1 || decisive || !only_stops || ends_after_word(at, after)) end_sentence(end);
    return end;
  }

  // "countries.But": a word, a stop, a capital word, and nothing that looks like an address.
  [[nodiscard]] bool ends_without_space(std::uint32_t at, std::uint32_t end, std::uint32_t stops, bool only_stops) const {
    const char32_t first = char_at(end);
    if (next_begins_quotation(end) || (is_opening(first) && first != U'\'' && first != U'(')) {
      return word_before(at).size() >= 3 && !lexicon_.abbreviation(word_before(at));
    }
    if (!is_upper(first) || (stops > 1 && only_stops && text_[at] != '.')) return false;
    const auto next_word = word_from(end);
    const std::uint32_t next_end = end + static_cast<std::uint32_t>(next_word.size());
    const char32_t behind_word = char_at(next_end);
    if (behind_word == U'.' && next_end + 1 < range_.end && !is_space(char_at(next_end + 1))) return false;
    if (next_word.size() > 1) {
      std::size_t second = 0;
      (void)decode_utf8(next_word, second);
      if (second < next_word.size() && !is_lower(decode_utf8(next_word, second))) return false;
    } else if (!lexicon_.is_function_word(next_word)) {
      return false;
    }
    if (!only_stops) return true;
    const auto before = word_before(at);
    if (before.size() < 2 || before.find('.') != std::string_view::npos || lexicon_.abbreviation(before)) return false;
    std::size_t i = 0;
    bool small = true, digits = true;
    while (i < before.size()) {
      const char32_t c = decode_utf8(before, i);
      small = small && (is_lower(c) || is_mark(c) || i == 1);
      digits = digits && is_digit(c);
    }
    return small || digits;
  }

  // A web address or hashtag goes for a sentence of its own.
  [[nodiscard]] bool begins_address(std::uint32_t at) const {
    std::uint32_t i = at;
    bool dot = false;
    while (i < range_.end && i - at < 200 && !is_space(char_at(i))) {
      const char c = text_[i];
      if (c == ':' && text_.substr(i).starts_with("://")) return true;
      if (c == '/' && dot) return true;
      dot = dot || (c == '.' && i + 1 < range_.end && is_letter(char_at(i + 1)));
      i = behind(i);
    }
    return false;
  }

  // A single full stop at `at`, and what begins at `after` could be a new sentence: does the word before the stop let it?
  [[nodiscard]] bool ends_after_word(std::uint32_t at, std::uint32_t after) const {
    const auto before = word_before(at);
    if (before.empty()) return true;
    const char32_t first = char_at(after);
    const auto next_word = word_from(after);
    const bool next_is_function = lexicon_.is_function_word(next_word);
    const bool next_opens_quote = is_opening(first) || next_begins_quotation(after);
    if (const auto kind = lexicon_.abbreviation(before)) {
      if (*kind == AbbreviationBefore::name) return false;
      if (*kind == AbbreviationBefore::number && is_digit(first)) return false;
      return next_is_function || (next_opens_quote && first != U'(' && first != U'[');
    }
    // "U.S.", "p.m.": letters with stops between.
    if (before.find('.') != std::string_view::npos) {
      const bool is_number = before.front() >= '0' && before.front() <= '9';
      const auto last_part = before.substr(before.rfind('.') + 1);
      if (is_number || last_part.size() > 2) return true;
      return next_is_function || (next_opens_quote && first != U'(' && first != U'[');
    }
    std::size_t i = 0;
    const char32_t only = decode_utf8(before, i);
    if (i == before.size() && is_upper(only)) return next_is_function;  // an initial
    // "3. Trade": the number of a list item opens its paragraph.
    if (is_digit(only) && before.size() <= 3 && text_.data() + start_ == before.data()) return false;
    return true;
  }

  // Ends the open sentence before `end`.
  void end_sentence(std::uint32_t end) {
    Span span{skip_space(start_), end};
    start_ = end;
    while (span.end > span.begin && is_space(char_at(lead_before(span.end)))) span.end = lead_before(span.end);
    bool has_word = false;
    for (std::uint32_t at = span.begin; at < span.end && !has_word; at = behind(at)) {
      const char32_t c = char_at(at);
      has_word = is_letter(c) || is_digit(c);
    }
    if (!has_word) return;
    while (span.size() > longest_sentence) {
      std::uint32_t cut = span.begin + longest_sentence;
      while (cut < span.end && text_[cut] != ' ' && text_[cut] != '\n' && text_[cut] != '\t') ++cut;
      if (cut == span.end) break;
      out_.push_back({span.begin, cut});
      span.begin = skip_space(cut);
    }
    out_.push_back(span);
  }

  std::string_view text_;
  Span range_;
  const std::vector<Quotation>& quotations_;
  std::size_t next_;
  const ReadingLexicon& lexicon_;
  std::vector<Span>& out_;
  std::uint32_t start_;  // of the open sentence
};

}  // namespace

void split_sentences(std::string_view text, Span range, const std::vector<Quotation>& quotations, std::size_t first_quotation,
                     const ReadingLexicon& lexicon, std::vector<Span>& sentences) {
  Splitter(text, range, quotations, first_quotation, lexicon, sentences).run();
}

}  // namespace relata
