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

// Calendars of feasts that move through ours.
enum class Feast : std::uint8_t { none, islamic, hebrew, chinese };

struct TimeAttributes {
  TimeKind kind = TimeKind::date;
  std::optional<int> year, month, day, weekday, quarter, half, decade, century;  // decade 199: the 1990s; century 20: the 20th
  std::optional<int> number_first, number_second;  // of a numeric date: which one is the day, the order of dates says
  std::optional<int> nth;                          // of weekdays or units in the anchor, -1 the last; with `month` 5 is the last too
  std::optional<int> year_to, month_to, day_to, weekday_to;  // the far end: "Nov. 18-19"
  std::string season, part;                                  // SP SU FA WI; MO MI AF EV NI DT
  std::optional<int> hour, minute, second;
  std::string half_day;  // am, pm
  bool to_hour = false;  // minutes that lack to the hour: ten to six
  std::string zone;      // Z, +02:00; empty: none said, or a name that tells no offset
  TimeUnit unit = TimeUnit::none;
  TimeRelation relation = TimeRelation::none;
  TimeDirection direction = TimeDirection::none;
  std::optional<double> count;
  std::optional<int> offset;                 // whole units from now: -1 yesterday
  std::optional<int> easter;                 // days from Easter Sunday
  std::optional<int> near_year, near_month;  // the anchor where it is named by figures or a month's name alone
  std::optional<int> weeks_on;               // of a weekday: so many weeks further
  std::optional<int> year_before_era;        // 44 BC
  std::optional<double> plus;                // of `plus_unit`: two years and three months
  TimeUnit plus_unit = TimeUnit::none;
  Feast feast = Feast::none;  // calendar whose `month` and `day` name a feast
  bool anchor_last = false;   // the last date among them: the first Monday in June
  bool anchored = false;      // counted or placed in the date among the parts, not from the document's
  bool vague = false;         // uncounted: a few, several, recent
  bool uncountable = false;   // a count was said that no number can hold
  bool plus_half = false;     // a year and a half
  bool open = false;          // since, until, before: says no date of what happened
  bool loose = false;         // `mod` tells the order only: "earlier this year" is some time of this year
  std::string tense;          // past, future: as words beside it say, whatever the verb
  bool ahead = false;         // a length that says when in future tense: in three days
  bool clock_length = false;  // hours, minutes and seconds are a length: a race won in 2:04:15
  bool fiscal = false;        // a year of accounts: FY2023
  bool weekend = false;       // with week 23: its weekend
  std::string mod;            // START MID END APPROX LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE BEFORE AFTER
  std::string reference;      // PRESENT_REF PAST_REF FUTURE_REF
  std::string quant, freq;    // EVERY EACH; 2X
  std::string span;           // between: the expression joins two dates, which are mentions of their own
};

// Unknown keys and impossible values are passed over: rules may be wrong, a document never is.
[[nodiscard]] TimeAttributes read_time_attributes(TimeKind kind, const Attributes& attributes);

}  // namespace relata
