#include "engine/read/quotations.h"

#include <algorithm>
#include <array>

#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr char32_t none = 0;  // before the first and behind the last character

// Bytes that may begin a quotation mark.
constexpr std::array<bool, 256> make_may_be_quote() {
  std::array<bool, 256> marks{};
  marks['"'] = marks['\''] = marks['`'] = true;
  marks[0xC2] = marks[0xE2] = true;  // « », and the curly ones
  return marks;
}
constexpr std::array<bool, 256> may_be_quote = make_may_be_quote();

struct Cursor {
  std::string_view text;
  Span range;

  // ``so'' is what typewriters and wires make of “so”.
  [[nodiscard]] bool is_doubled(std::uint32_t byte, char mark) const {
    return byte + 1 < range.end && text[byte] == mark && text[byte + 1] == mark;
  }
  [[nodiscard]] char32_t at(std::uint32_t byte) const {
    if (byte >= range.end) return none;
    if (is_doubled(byte, '`')) return U'“';
    if (is_doubled(byte, '\'')) return U'"';
    std::size_t next = byte;
    return decode_utf8(text, next);
  }
  [[nodiscard]] std::uint32_t behind(std::uint32_t byte) const {
    if (is_doubled(byte, '`') || is_doubled(byte, '\'')) return byte + 2;
    std::size_t next = byte;
    (void)decode_utf8(text, next);
    return std::min(static_cast<std::uint32_t>(next), range.end);
  }
  [[nodiscard]] char32_t before(std::uint32_t byte) const {
    if (byte <= range.begin) return none;
    --byte;
    while (byte > range.begin && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) --byte;
    std::size_t next = byte;
    return decode_utf8(text, next);
  }
};

[[nodiscard]] bool is_open_bracket(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{';
}
[[nodiscard]] bool is_stop(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…';
}
[[nodiscard]] bool is_pause(char32_t c) {
  return is_stop(c) || c == U',' || c == U';' || c == U':';
}
[[nodiscard]] bool is_word(char32_t c) {
  return is_letter(c) || is_digit(c);
}

// May a quotation open between these two characters?
[[nodiscard]] bool can_open(char32_t before, char32_t after) {
  const bool free_before = before == none || is_space(before) || is_open_bracket(before) || is_dash(before) || before == U'-' ||
                           is_double_quote(before) || is_single_quote(before) || before == U'/';
  return free_before && after != none && !is_space(after);
}

// May one close between these two?
[[nodiscard]] bool can_close(char32_t before, char32_t after) {
  return before != none && !is_space(before) && !is_open_bracket(before) && !is_letter(after) && !is_digit(after);
}

// Does `mark` close what `opening` opened?
[[nodiscard]] bool closes(char32_t opening, char32_t mark) {
  switch (opening) {
    case U'“':
      return mark == U'”' || mark == U'"';
    case U'„':
    case U'‟':
      return mark == U'“' || mark == U'”';
    case U'«':
      return mark == U'»';
    case U'»':
      return mark == U'«';
    default:
      return mark == U'"' || mark == U'”';
  }
}

[[nodiscard]] bool is_opening_mark(char32_t mark) {
  return mark == U'“' || mark == U'„' || mark == U'‟' || mark == U'«' || mark == U'"';
}

// The single quote that closes the one at `open`, or 0. Ends at the next mark that opens one, so that all searches together are linear.
[[nodiscard]] std::uint32_t closing_single(const Cursor& cursor, std::uint32_t open) {
  const bool curly = cursor.at(open) == U'‘';
  const auto first = cursor.behind(open);
  if (!curly && is_digit(cursor.at(first)) && is_digit(cursor.at(first + 1)) && !is_digit(cursor.at(first + 2))) return 0;  // '90s
  std::uint32_t doubtful = 0;
  for (std::uint32_t at = first; at < cursor.range.end; at = cursor.behind(at)) {
    if (!may_be_quote[static_cast<unsigned char>(cursor.text[at])]) continue;
    const char32_t mark = cursor.at(at);
    if (!is_single_quote(mark)) continue;
    const char32_t before = cursor.before(at), after = cursor.at(cursor.behind(at));
    if (mark == U'‘' || (mark == U'\'' && !curly && can_open(before, after) && !can_close(before, after))) break;
    if (!can_close(before, after)) continue;
    if (at - first < 2) return 0;
    // An s before it and a word behind it make a possessive as likely as an end.
    const bool possessive = (before == U's' || before == U'z' || before == U'x') && is_space(after);
    if (!possessive) return at;
    if (doubtful == 0) doubtful = at;
  }
  return curly ? doubtful : 0;
}

struct WordCount {
  int small = 0, capital = 0, inner_stops = 0;
};

[[nodiscard]] WordCount count_words(const Cursor& cursor, Span words) {
  WordCount count;
  bool inside = false, first = true;
  char32_t before = none;
  bool stopped = false;
  for (std::uint32_t at = words.begin; at < words.end; at = cursor.behind(at)) {
    const char32_t c = cursor.at(at);
    if (inside && !is_space(c)) {
      // the rest of a word
    } else if (is_word(c)) {
      if (stopped && is_upper(c)) ++count.inner_stops;
      if (!first) ++(is_upper(c) ? count.capital : count.small);
      first = false;
      inside = true;
      stopped = false;
    } else if (is_space(c)) {
      inside = false;
      if (is_stop(before)) stopped = true;
    }
    before = c;
  }
  return count;
}

// Does it hold a whole sentence of its own? It begins like one, ends like one, and is not a name or a title.
[[nodiscard]] bool is_full(const Cursor& cursor, const Quotation& quotation, bool closed) {
  const Span words = quotation.words;
  if (words.empty()) return false;
  std::uint32_t at = words.begin;
  while (at < words.end && !is_word(cursor.at(at))) at = cursor.behind(at);
  const char32_t first = cursor.at(at);
  if (at >= words.end) return false;
  const auto count = count_words(cursor, words);
  if (count.inner_stops > 0 && count.small >= 2) return true;
  if (!is_upper(first) && !is_digit(first) && (is_lower(first) || !is_letter(first))) return false;
  const char32_t last = cursor.before(words.end);
  const char32_t behind = cursor.at(quotation.whole.end);
  const bool ends_like_one = !closed || is_pause(last) || is_dash(last) || behind == U',';
  if (!ends_like_one) return false;
  const char32_t ahead = [&] {  // the last visible character before the opening mark
    std::uint32_t place = quotation.whole.begin;
    while (place > cursor.range.begin && is_space(cursor.before(place))) --place;
    return cursor.before(place);
  }();
  const bool introduced = ahead == none || is_pause(ahead) || is_double_quote(ahead);
  if (introduced && (is_stop(last) || count.small + count.capital == 0)) return true;
  if (introduced) return count.small >= 1;
  return count.small >= 2 && count.small >= count.capital;
}

}  // namespace

void find_quotations(std::string_view text, Span range, std::uint32_t paragraph, std::vector<Quotation>& quotations) {
  const Cursor cursor{text, range};
  const std::size_t first_here = quotations.size();
  // Goes on with the last one of the text so far, if that was left open.
  const bool goes_on =
      !quotations.empty() && quotations.back().words.end == quotations.back().whole.end && paragraph - quotations.back().paragraph <= 2;
  std::uint32_t open = range.end;  // where the open quotation begins; range.end: none is open
  char32_t opening = none;
  const auto add = [&](std::uint32_t words_end, std::uint32_t whole_end, bool closed) {
    Quotation quotation{{open, whole_end}, {cursor.behind(open), words_end}, paragraph, false, -1};
    while (quotation.words.begin < quotation.words.end && is_space(cursor.at(quotation.words.begin))) {
      quotation.words.begin = cursor.behind(quotation.words.begin);
    }
    if (goes_on && quotations.size() == first_here && open == range.begin) quotation.continues = static_cast<int>(first_here) - 1;
    quotation.full = is_full(cursor, quotation, closed);
    if (!quotation.words.empty()) quotations.push_back(quotation);
    open = range.end;
  };

  for (std::uint32_t at = range.begin; at < range.end;) {
    while (at < range.end && !may_be_quote[static_cast<unsigned char>(text[at])]) ++at;
    if (at == range.end) break;
    const char32_t mark = cursor.at(at);
    const auto next = cursor.behind(at);
    if (is_double_quote(mark)) {
      const char32_t before = cursor.before(at), after = cursor.at(next);
      if (open == range.end) {
        if (is_opening_mark(mark) && after != none && (mark != U'"' || can_open(before, after) || !can_close(before, after))) {
          open = at;
          opening = mark;
        }
      } else if (closes(opening, mark) && (mark != U'"' || !can_open(before, after) || can_close(before, after))) {
        add(at, next, true);
      } else if (mark == opening && can_open(before, after) && !can_close(before, after)) {
        // The one before was never closed: it ends where this one begins.
        std::uint32_t end = at;
        while (end > open && is_space(cursor.before(end))) --end;
        add(end, end, false);
        open = at;
      }
    } else if (open == range.end && (mark == U'‘' || mark == U'\'') && can_open(cursor.before(at), cursor.at(next)) &&
               is_word(cursor.at(next))) {
      if (const auto close = closing_single(cursor, at); close != 0) {
        open = at;
        const auto behind = cursor.behind(close);
        add(close, behind, true);
        at = behind;
        continue;
      }
    }
    at = next;
  }
  if (open != range.end) add(range.end, range.end, false);
}

}  // namespace relata
