// What the words of a time expression say, before any date is known: the attributes that rules and lexicons give (docs/times.md).
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "engine/rules/lexicon.h"

namespace relata {

enum class TimeKind : std::uint8_t { date, clock, duration, recurrence };

enum class TimeUnit : std::uint8_t { none, second, minute, hour, day, weekend, week, month, quarter, half, season, year, decade, century };

// Which one of a row: "last" is before the current one, "this" the current, "next" behind it. `same` and those that follow it
// count from the story's latest date instead of the document's.
enum class TimeRelation : std::uint8_t { none, last, current, next, coming, same, previous, following };

// How a counted distance lies: from now, from the story's latest date, or a length that starts at the given date.
enum class TimeDirection : std::uint8_t { none, ago, from_now, before, after, starting };

struct TimeAttributes {
  TimeKind kind = TimeKind::date;
  std::optional<int> year, month, day, weekday, quarter, half, nth, decade, century;  // decade 199: the 1990s; century 20: the 20th
  std::optional<int> year_to, month_to, day_to, weekday_to;                           // the far end: "Nov. 18-19"
  std::string season, part;                                                           // SP SU FA WI; MO MI AF EV NI DT
  std::optional<int> hour, minute, second;
  std::string half_day;  // am, pm
  TimeUnit unit = TimeUnit::none;
  TimeRelation relation = TimeRelation::none;
  TimeDirection direction = TimeDirection::none;
  std::optional<double> count;
  std::optional<int> offset;  // whole units from now: -1 yesterday
  std::optional<int> easter;  // days from Easter Sunday
  bool vague = false;         // uncounted: a few, several, recent
  bool plus_half = false;     // a year and a half
  bool open = false;          // since, until, before: says no date of what happened
  bool loose = false;         // `mod` tells the order only: "earlier this year" is some time of this year
  bool weekend = false;       // with week 23: its weekend
  std::string mod;            // START MID END APPROX LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE BEFORE AFTER
  std::string reference;      // PRESENT_REF PAST_REF FUTURE_REF
  std::string quant, freq;    // EVERY EACH; 2X
  std::string span;           // between: the expression joins two dates, which are mentions of their own
};

// Unknown keys and impossible values are passed over: rules may be wrong, a document never is.
[[nodiscard]] TimeAttributes read_time_attributes(TimeKind kind, const Attributes& attributes);

}  // namespace relata
