#include "engine/read/language.h"

#include <algorithm>
#include <unordered_set>

#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t fewest_words = 40;
constexpr std::size_t most_words = 600;  // looked at
constexpr double least_share = 0.04;
constexpr std::size_t fewest_distinct = 20;  // a few words said again and again show no language

[[nodiscard]] std::size_t distinct_words(std::string_view text, const std::vector<Span>& tokens, std::size_t looked_at) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < std::min(tokens.size(), looked_at); ++i) seen.insert(text.substr(tokens[i].begin, tokens[i].size()));
  return seen.size();
}

}  // namespace

bool is_in_language(std::string_view text, const std::vector<Span>& tokens, const ReadingLexicon& lexicon) {
  if (!lexicon.knows_function_words()) return true;
  std::size_t words = 0, telling = 0;
  for (const auto token : tokens) {
    std::size_t next = token.begin;
    const char32_t first = decode_utf8(text, next);
    if (!is_letter(first)) continue;
    // Han, kana, Hangul, Thai and their like: three bytes and more a letter.
    words += first >= 0x2E80 || (first >= 0x0E00 && first <= 0x0EFF) ? std::max<std::size_t>(1, token.size() / 3) : 1;
    if (lexicon.is_telling_word(text, token)) ++telling;
    if (words >= most_words) break;
  }
  return words < fewest_words || static_cast<double>(telling) >= least_share * static_cast<double>(words) ||
         distinct_words(text, tokens, most_words) < fewest_distinct;
}

}  // namespace relata
