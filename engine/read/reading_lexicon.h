// What the reader knows of the language it reads: clutter phrases, abbreviations, function words and months, from the pack's lexicons.
//
// Attributes of the entries (rules/core/reading/README.md): clutter `where` and `kind`, abbreviation `before`, function word `telling`,
// month `month`.
#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/model/document.h"
#include "engine/text/span.h"

namespace relata {

class Lexicon;
class Schema;

// Where a clutter phrase must stand, and what it makes clutter.
enum class ClutterPlace : std::uint8_t {
  line,      // the phrase is all of a paragraph
  start,     // a paragraph begins with it: the paragraph
  end,       // it stands among the last words of a paragraph: the paragraph
  sentence,  // a sentence begins with it: the sentence
  anywhere,  // a sentence holds it: the sentence
  word,      // it stands between sentences: the phrase
  header,    // a word of header lines, beside a date
  byline,    // a paragraph begins with it and goes on with names only: the paragraph
  credit,    // a late sentence of names before it: the sentence
  rest,      // the phrase is all of a late paragraph: everything from there on
  markup     // a word in class or id of an HTML element: the element
};

enum class AbbreviationBefore : std::uint8_t {
  name,    // never ends a sentence when a capital follows
  number,  // belongs to the number that follows; else like `any`
  any      // may end a sentence: what follows decides
};

class ReadingLexicon {
 public:
  struct Clutter {
    std::vector<std::string> tokens;  // lower-case letters stand for either case
    ClutterPlace where = ClutterPlace::line;
    MaskKind kind = MaskKind::clutter;
  };

  void add_clutter(std::string_view phrase, ClutterPlace where, MaskKind kind = MaskKind::clutter);
  void add_abbreviation(std::string_view word, AbbreviationBefore before);  // with its stop or without
  void add_function_word(std::string_view word, bool telling = true);       // telling: hardly a word of another language
  void add_month(std::string_view name, int month);

  // A quick look at a word of `text`: false means that no phrase begins with it, in any case.
  [[nodiscard]] bool may_begin_clutter(std::string_view text, Span word) const { return first_tokens_.test(slot_of(key_of(text, word))); }

  // Index into clutter() of every phrase whose tokens stand at tokens[first], longest first, appended to `hits`.
  void clutter_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, std::vector<std::uint32_t>& hits) const;
  [[nodiscard]] const std::vector<Clutter>& clutter() const { return clutter_; }
  [[nodiscard]] std::optional<AbbreviationBefore> abbreviation(std::string_view word) const;  // without its last stop
  [[nodiscard]] bool is_function_word(std::string_view word) const {                          // in any case
    return is_function_word(word, {0, static_cast<std::uint32_t>(word.size())});
  }
  [[nodiscard]] bool is_function_word(std::string_view text, Span word) const {
    const auto key = key_of(text, word);
    if (!function_sieve_.test(slot_of(key))) return false;
    return word.size() <= 8 ? short_function_words_.contains(key) : function_words_.contains(folded(text, word));
  }
  [[nodiscard]] bool is_telling_word(std::string_view text, Span word) const {
    const auto key = key_of(text, word);
    return function_sieve_.test(slot_of(key)) && telling_words_.contains(key);
  }
  [[nodiscard]] bool knows_function_words() const { return !function_words_.empty(); }
  [[nodiscard]] int month(std::string_view word) const;  // 1..12, 0 if it is none; without its stop
  [[nodiscard]] bool is_markup_clutter(std::string_view name) const;

 private:
  // The first eight bytes of a word, small, mixed with its length if it is longer: tells shorter ones exactly, as words have no spaces.
  [[nodiscard]] static std::uint64_t key_of(std::string_view text, Span word) {
    std::uint64_t eight = 0;
    if (word.begin + 8ULL <= text.size()) {
      std::memcpy(&eight, text.data() + word.begin, 8);
      if (word.size() < 8) eight = word.empty() ? 0 : eight & ~0ULL >> (64 - 8 * word.size());
    } else {
      std::memcpy(&eight, text.data() + word.begin, std::min(word.size(), 8U));
    }
    eight |= 0x2020202020202020ULL;
    return word.size() <= 8 ? eight : eight ^ word.size() * 0xff51afd7ed558ccdULL;
  }
  [[nodiscard]] static std::size_t slot_of(std::uint64_t key) { return (key * 0x9e3779b97f4a7c15ULL) >> 48; }
  [[nodiscard]] static std::string folded(std::string_view text, Span word);

  std::vector<Clutter> clutter_;
  struct Candidate {
    std::uint32_t phrase = 0;
    std::uint64_t second = 0;  // key of its second token; 0: it has none
  };
  std::unordered_map<std::uint64_t, std::vector<Candidate>> by_first_token_;
  std::bitset<1 << 16> first_tokens_;                                       // sieves by key: false means that no phrase begins so,
  std::bitset<1 << 16> function_sieve_;                                     // that no function word is spelled so
  std::unordered_set<std::uint64_t> short_function_words_, telling_words_;  // keys
  std::unordered_map<std::string, AbbreviationBefore> abbreviations_;
  std::unordered_set<std::string> function_words_;
  std::unordered_map<std::string, int> months_;
  std::unordered_set<std::string> markup_;
};

// `reading` is pack.yaml's map from purpose (clutter, abbreviation, function-word, month) to the name of a type.
// Entries with an unknown attribute value are left out; a line on each goes to `unknown`.
[[nodiscard]] ReadingLexicon make_reading_lexicon(const Lexicon& lexicon, const Schema& schema,
                                                  const std::map<std::string, std::string>& reading, std::vector<std::string>& unknown);

// The values of the attribute `where` and `kind`, as lexicons spell them; nullopt for others.
[[nodiscard]] std::optional<ClutterPlace> clutter_place_named(std::string_view name);
[[nodiscard]] std::optional<MaskKind> mask_kind_named(std::string_view name);
[[nodiscard]] std::optional<AbbreviationBefore> abbreviation_before_named(std::string_view name);

}  // namespace relata
