// How a document opens: header lines with a date, datelines.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "engine/model/date.h"
#include "engine/read/reading_lexicon.h"
#include "engine/text/span.h"

namespace relata {

// A date that begins at a token: "2023-06-19", "June 19, 2023", "19 June 2023", "19/06/2023" where day and month can't be confused.
struct DateHit {
  std::optional<Date> date;  // nullopt: day and month without a year, or an impossible day
  bool has_year = false;
  std::size_t tokens = 0;  // 0: no date here
};
[[nodiscard]] DateHit date_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, const ReadingLexicon& lexicon);

// A date anywhere in a short text such as a record's field, the first one.
[[nodiscard]] std::optional<Date> first_date(std::string_view text, const ReadingLexicon& lexicon);

// "date 2021-03-04 Listen 9 min Share": header phrases beside a date, or a whole paragraph of header phrases.
struct HeaderHit {
  std::uint32_t end = 0;  // one past its last byte; 0: there is none
  std::optional<Date> date;
};
// tokens[first, last) are those of the paragraph.
[[nodiscard]] HeaderHit header_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, std::size_t last,
                                  const ReadingLexicon& lexicon);

// "BEIJING, June 19 (Xinhua) --", "KYIV, Ukraine (AP) —", "(Reuters) -".
struct DatelineHit {
  Span span;  // with its dash; empty: there is none
  std::optional<Span> place;
  std::optional<Date> date;  // only one with a year
};
// `opens_text`: the paragraph is the first of the body, where a dateline may be as short as "Geneva —".
[[nodiscard]] DatelineHit dateline_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, std::size_t last,
                                      bool opens_text, const ReadingLexicon& lexicon);

}  // namespace relata
