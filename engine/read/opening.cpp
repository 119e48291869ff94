#include "engine/read/opening.h"

#include <algorithm>

#include "engine/text/tokens.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

// Tokens of one text, asked for by number; behind the last one everything is empty.
struct Words {
  std::string_view text;
  const std::vector<Span>& tokens;
  std::size_t last;

  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < last ? text.substr(tokens[i].begin, tokens[i].size()) : std::string_view();
  }
  [[nodiscard]] bool is(std::size_t i, std::string_view word) const { return at(i) == word; }
  [[nodiscard]] char32_t first_letter(std::size_t i) const {
    const auto word = at(i);
    std::size_t next = 0;
    return word.empty() ? 0 : decode_utf8(word, next);
  }
  [[nodiscard]] bool touches(std::size_t i) const { return i > 0 && i < last && tokens[i].begin == tokens[i - 1].end; }
  // A number of at most four digits, -1 if it is none.
  [[nodiscard]] int number(std::size_t i) const {
    const auto word = at(i);
    if (word.empty() || word.size() > 4) return -1;
    int value = 0;
    for (const char c : word) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  }
};

[[nodiscard]] bool is_year(int number) {
  return number >= 1900 && number <= 2199;
}

[[nodiscard]] DateHit made(int year, int month, int day, std::size_t tokens) {
  const Date date{year, month, day};
  return {is_valid(date) ? std::optional(date) : std::nullopt, true, tokens};
}

// Digits with an ordinal ending ("19th") count as the number.
[[nodiscard]] int day_number(const Words& words, std::size_t i) {
  const auto word = words.at(i);
  std::size_t digits = 0;
  int day = 0;
  while (digits < word.size() && digits < 3 && word[digits] >= '0' && word[digits] <= '9') day = day * 10 + (word[digits++] - '0');
  const bool plain = digits == word.size() || word.size() == digits + 2;
  return digits > 0 && plain && day >= 1 && day <= 31 ? day : -1;
}

[[nodiscard]] DateHit date_at(const Words& words, std::size_t i, const ReadingLexicon& lexicon) {
  const int number = words.number(i);
  if (is_year(number) && words.at(i).size() == 4) {
    for (const std::string_view mark : {"-", "/", "."}) {
      if (words.is(i + 1, mark) && words.touches(i + 1) && words.number(i + 2) >= 0 && words.is(i + 3, mark) &&
          day_number(words, i + 4) > 0) {
        return made(number, words.number(i + 2), day_number(words, i + 4), 5);
      }
      // "2023-06-19T10:00": the day and the hour are one token.
      if (words.is(i + 1, mark) && words.number(i + 2) >= 0 && words.is(i + 3, mark) && words.at(i + 4).size() > 3 &&
          words.at(i + 4)[2] == 'T') {
        const auto day = parse_date(words.text.substr(words.tokens[i].begin, 10));
        if (day) return {day, true, 5};
      }
    }
    return {};
  }
  for (const std::string_view mark : {"/", "."}) {
    if (number < 1 || number > 31 || !words.is(i + 1, mark) || !words.touches(i + 1) || !words.is(i + 3, mark)) continue;
    const int second = words.number(i + 2), year = words.number(i + 4);
    if (second < 1 || second > 31 || !is_year(year)) continue;
    if (number > 12 || number == second) return made(year, second, number, 5);
    if (second > 12) return made(year, number, second, 5);
    return {};
  }
  if (const int day = day_number(words, i); day > 0) {
    if (const int month = lexicon.month(words.at(i + 1)); month != 0) {
      std::size_t next = i + 2;
      if (words.is(next, ".")) ++next;
      const std::size_t short_end = next;
      if (words.is(next, ",")) ++next;
      if (is_year(words.number(next))) return made(words.number(next), month, day, next + 1 - i);
      return {std::nullopt, false, short_end - i};
    }
    return {};
  }
  if (const int month = lexicon.month(words.at(i)); month != 0 && is_upper(words.first_letter(i))) {
    std::size_t next = i + 1;
    if (words.is(next, ".")) ++next;
    const int day = day_number(words, next);
    if (day < 0) return {};
    const std::size_t short_end = next + 1;
    ++next;
    if (words.is(next, ",")) ++next;
    if (is_year(words.number(next))) return made(words.number(next), month, day, next + 1 - i);
    return {std::nullopt, false, short_end - i};
  }
  return {};
}

// "10:30", "10:30:15", "10.30": tokens taken, 0 for none.
[[nodiscard]] std::size_t clock_at(const Words& words, std::size_t i) {
  if (words.number(i) < 0 || words.number(i) > 24 || !(words.is(i + 1, ":") || words.is(i + 1, ".")) || words.number(i + 2) < 0) return 0;
  return words.is(i + 3, ":") && words.number(i + 4) >= 0 ? 5 : 3;
}

[[nodiscard]] bool is_all_caps(std::string_view word) {
  bool two = false;
  std::size_t at = 0;
  while (at < word.size()) {
    const char32_t c = decode_utf8(word, at);
    if (!is_upper(c)) return false;
    two = two || at < word.size();
  }
  return two;
}

[[nodiscard]] bool is_word_token(const Words& words, std::size_t i) {
  const char32_t c = words.first_letter(i);
  return is_letter(c) || is_digit(c);
}

// A dash that ends a dateline: its length in tokens, 0 for none.
[[nodiscard]] std::size_t closing_dash(const Words& words, std::size_t i) {
  const auto word = words.at(i);
  if (word == "—" || word == "–" || word == "―") return 1;
  const bool behind_bracket = i > 0 && words.is(i - 1, ")");
  if (word == "_" && behind_bracket) return 1;
  if (word != "-") return 0;
  std::size_t length = 1;
  while (length < 3 && words.is(i + length, "-") && words.touches(i + length)) ++length;
  if (length > 1) return length;
  const bool space_behind = i + 1 < words.last && !words.touches(i + 1);
  return behind_bracket || (space_behind && !words.touches(i)) ? 1 : 0;
}

}  // namespace

DateHit date_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, const ReadingLexicon& lexicon) {
  return date_at(Words{text, tokens, tokens.size()}, first, lexicon);
}

std::optional<Date> first_date(std::string_view text, const ReadingLexicon& lexicon) {
  text = text.substr(0, 400);
  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  const Words words{text, tokens, tokens.size()};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto hit = date_at(words, i, lexicon);
    if (hit.tokens > 0 && hit.has_year) return hit.date;
  }
  return std::nullopt;
}

HeaderHit header_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, std::size_t last,
                    const ReadingLexicon& lexicon) {
  enum class Piece { none, phrase, date, other };
  const Words words{text, tokens, last};
  HeaderHit hit;
  std::vector<std::uint32_t> phrases;
  std::size_t i = first, end = first, end_before = first;  // end: behind the last sure piece; end_before: without that piece
  Piece last_piece = Piece::none;
  int phrase_count = 0;
  bool has_date = false;
  while (i < last) {
    if (const auto date = date_at(words, i, lexicon); date.tokens > 0 && date.has_year) {
      if (!has_date) hit.date = date.date;
      has_date = true;
      end_before = end;
      i += date.tokens;
      end = i;
      last_piece = Piece::date;
      continue;
    }
    phrases.clear();
    lexicon.clutter_at(text, tokens, i, phrases);
    std::size_t length = 0;
    for (const auto index : phrases) {
      const auto& phrase = lexicon.clutter()[index];
      if (phrase.where == ClutterPlace::header && i + phrase.tokens.size() <= last) length = std::max(length, phrase.tokens.size());
    }
    if (length > 0) {
      ++phrase_count;
      end_before = end;
      i += length;
      end = i;
      last_piece = Piece::phrase;
      continue;
    }
    if (const auto clock = clock_at(words, i); clock > 0 && has_date) {
      i += clock;
      end = i;
      last_piece = Piece::other;
      continue;
    }
    if (is_word_token(words, i) && words.number(i) < 0) break;
    const char32_t mark = words.first_letter(i);
    if (is_double_quote(mark) || is_single_quote(mark) || mark == U'#') break;
    ++i;  // a number or a mark: stays only if a piece follows it
    if (i == last) end = i;
  }
  if (end < last) {
    const bool goes_on_small = is_lower(words.first_letter(end));
    if (goes_on_small && last_piece == Piece::phrase) end = end_before;
    if (goes_on_small && last_piece == Piece::date && phrase_count == 0) return {};
    if (!has_date) return {};
  }
  if (end == first || (!has_date && phrase_count == 0)) return {};
  hit.end = tokens[end - 1].end;
  return hit;
}

DatelineHit dateline_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, std::size_t last, bool opens_text,
                        const ReadingLexicon& lexicon) {
  constexpr std::size_t longest_place = 12;  // tokens
  const Words words{text, tokens, std::min(last, first + 40)};
  DatelineHit hit;
  if (first >= words.last) return {};
  std::size_t i = first, place_end = first, word_count = 0;
  bool in_city = true, all_caps = is_all_caps(words.at(first)), has_date = false, has_agency = false;
  const auto take_date = [&] {
    const auto date = date_at(words, i, lexicon);
    if (date.tokens == 0) return false;
    has_date = true;
    if (date.has_year) hit.date = date.date;
    i += date.tokens;
    return true;
  };
  while (i < words.last && i - first < longest_place) {
    if (take_date()) break;
    const auto word = words.at(i);
    if (word == "(" || closing_dash(words, i) > 0 || word == ":") break;
    if (is_word_token(words, i)) {
      const bool capital = is_upper(words.first_letter(i));
      if (!capital && (word_count == 0 || word.size() > 3 || words.number(i) >= 0)) return {};
      if (all_caps && in_city && word_count > 0 && !is_all_caps(word) && !words.is(i - 1, ",")) in_city = false;
      ++word_count;
      if (in_city) place_end = i + 1;
    } else if (word == "," || word == "/") {
      in_city = false;
    } else if (word != "." && word != "-" && word != "'" && word != "’") {
      return {};
    }
    ++i;
  }
  if (words.is(i, ",")) ++i;
  if (words.is(i, "(")) {
    std::size_t close = i + 1;
    while (close < words.last && close - i <= 8 && !words.is(close, ")")) ++close;
    if (!words.is(close, ")") || !is_upper(words.first_letter(i + 1))) return {};
    has_agency = true;
    i = close + 1;
    if (!has_date) take_date();
  }
  std::size_t end = i + closing_dash(words, i);
  if (end == i && words.is(i, ":") && (has_agency || has_date || all_caps)) end = i + 1;
  const bool marked = end > i;
  const char32_t next = words.first_letter(end);
  if (end >= words.last || is_lower(next)) return {};
  const bool strong = has_agency || has_date;
  bool accept = marked && (strong ? word_count > 0 || has_agency : all_caps);
  accept = accept || (!marked && has_agency && (all_caps || (word_count == 0 && opens_text)));
  if (!accept && marked && opens_text && word_count > 0 && word_count <= 4 && !words.is(i, ":")) {
    // "Geneva — The ...": a second dash in the sentence would make it an aside of an ordinary subject.
    accept = is_upper(next) || is_double_quote(next);
    for (std::size_t k = end; accept && k < words.last && !words.is(k, "."); ++k) accept = words.at(k) != words.at(i);
  }
  if (!accept) return {};
  hit.span = {tokens[first].begin, tokens[end - 1].end};
  if (place_end > first) hit.place = Span{tokens[first].begin, tokens[place_end - 1].end};
  return hit;
}

}  // namespace relata
