// The value of a time expression: TIMEX3's for the mention stream, ISO 8601 for `when` and `for` of statements.
#pragma once
#include <optional>
#include <string>

#include "engine/time/calendar_period.h"
#include "engine/time/nearest.h"
#include "engine/time/time_attributes.h"

namespace relata {

// What surrounds an expression. Without a document date, relative expressions stay unresolved (XXXX in the value, no `when`).
struct TimeContext {
  std::optional<Date> document_date;
  std::optional<CalendarPeriod> story_date;     // the latest date that the text gave before
  std::optional<CalendarPeriod> story_quarter;  // the quarter that the text reports on
  std::optional<int> sentence_year;             // the year that the sentence gave beside a month before
  bool story_is_near = false;                   // named in this sentence or the one before
  Tense tense = Tense::unknown;
  std::optional<CalendarPeriod> anchor;  // the date among an expression's parts that it counts from or is a part of
  bool day_first = false;                // the order of dates in figures: 3/4/2023 is 3 April
};

struct TimeValue {
  std::string timex_type;  // DATE TIME DURATION SET; empty: the attributes make no time
  std::string value;       // TIMEX3
  std::string mod, quant, freq, begin, end;
  std::string iso_when;          // what it dates an event with; empty if it does not: vague, open, references such as "now", lengths
  std::string iso_duration;      // a counted length: P3D; empty if vague
  std::optional<DayRange> days;  // of iso_when
  bool compared = false;         // "a year earlier": something else is held against it
  bool joins = false;            // two dates that are mentions of their own
  std::optional<CalendarPeriod> period;  // of a DATE or TIME with a known place in the calendar: a story's next anchor
};

[[nodiscard]] TimeValue compute(const TimeAttributes& attributes, const TimeContext& context);

// "from Monday to Wednesday": what two dates span. An end that lies before its begin goes one week or year on.
[[nodiscard]] TimeValue joined(const TimeValue& begin, const TimeValue& end);

// Lengths and recurrences need no context.
[[nodiscard]] TimeValue duration_value(const TimeAttributes& attributes);
[[nodiscard]] TimeValue recurrence_value(const TimeAttributes& attributes);

}  // namespace relata
