// A stretch of the calendar at some grain, as TIMEX3 names it: 2023-06-19, 2023-W24, 2023-Q2, 2023-SU, 199. Parts may be unknown.
#pragma once
#include <optional>
#include <string>
#include <utility>

#include "engine/model/date.h"
#include "engine/time/time_attributes.h"

namespace relata {

struct CalendarPeriod {
  TimeUnit grain = TimeUnit::none;  // day, weekend, week, month, quarter, half, season, year, decade, century
  std::optional<int> year;          // of weeks the ISO year; of a decade 199, of a century 19; unknown: XXXX
  int index = 0;                    // month, quarter, half, ISO week; season 1 SP .. 4 WI; 0: unknown
  int day = 0;                      // of the month; 0: unknown
  int weekday = 0;                  // known while week and year are not: XXXX-WXX-1
  std::optional<Date> last_day;     // of a feast of several days: the grain is day, and this its end
  friend bool operator==(const CalendarPeriod&, const CalendarPeriod&) = default;
};

using DayRange = std::pair<Date, Date>;

// The period of `grain` that holds `date`. Grains under a day give the day; none gives none.
[[nodiscard]] CalendarPeriod period_of(Date date, TimeUnit grain);
[[nodiscard]] CalendarPeriod day_period(Date date);
// One of that grain, nobody knows which: XXXX-WXX.
[[nodiscard]] CalendarPeriod unknown_period(TimeUnit grain);
// `count` periods of the same grain later. Unknown years stay unknown.
[[nodiscard]] CalendarPeriod shifted(CalendarPeriod period, long count);
// First and last day; nullopt while a part is unknown or the years leave 1..9999. A winter ends in February of the next year.
[[nodiscard]] std::optional<DayRange> days_of(const CalendarPeriod& period);
// Its third that `mod` names (START, MID, END); other values give all of it.
[[nodiscard]] std::optional<DayRange> days_of(const CalendarPeriod& period, const std::string& mod);
[[nodiscard]] std::string timex_value(const CalendarPeriod& period);
// ISO 8601: a day, month or year, or an interval of days, or of years for decades and centuries. Empty while a part is unknown.
[[nodiscard]] std::string iso_value(const CalendarPeriod& period, const std::string& mod);
[[nodiscard]] std::string iso_interval(DayRange days);
// 1 SP .. 4 WI; 0 for anything else.
[[nodiscard]] int season_index(const std::string& season);
[[nodiscard]] bool is_calendar_year(long year);

}  // namespace relata
