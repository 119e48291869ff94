#include "engine/time/holiday_meant.h"

#include "engine/time/counted_units.h"
#include "engine/time/feast_calendars.h"

namespace relata {
namespace {

// A feast computed for each year: by Easter, by its own calendar, or the nth weekday of a month.
std::optional<DayRange> feast_days(const TimeAttributes& a, int year) {
  if (!is_calendar_year(year)) return std::nullopt;
  if (a.feast != Feast::none) return feast_in_year(a.feast, a.month.value_or(1), a.day, year);
  std::optional<Date> day;
  if (a.easter)
    day = from_days(to_days(easter_sunday(year)) + *a.easter);
  else
    day = nth_weekday(year, *a.month, *a.weekday, *a.nth < 0 ? 5 : *a.nth);
  if (!day) return std::nullopt;
  if (a.offset) day = from_days(to_days(*day) + *a.offset);
  return DayRange{*day, *day};
}

}  // namespace

std::optional<CalendarPeriod> holiday(const TimeAttributes& a, const TimeContext& context) {
  std::optional<int> year = year_by_relation(a, context);
  if (context.anchor && context.anchor->year && context.anchor->grain <= TimeUnit::year) year = context.anchor->year;
  std::optional<DayRange> days;
  if (year) {
    days = feast_days(a, *year);
  } else {
    if (!context.document_date) return unknown_period(TimeUnit::day);
    const Date today = *context.document_date;
    for (int y = today.year - 1; y <= today.year + 1; ++y) {
      const auto own = feast_days(a, y);
      if (!own) continue;
      const bool back = a.relation == TimeRelation::last && a.unit == TimeUnit::none;
      const bool ahead = (a.relation == TimeRelation::next || a.relation == TimeRelation::coming) && a.unit == TimeUnit::none;
      if (a.relation == TimeRelation::current && y != today.year) continue;
      if (back && own->second >= today) continue;
      if (ahead && own->first <= today) continue;
      const bool nearer = !days || (!ahead && (back || is_nearer(own->first, days->first, today, context.tense)));
      if (nearer) days = own;
    }
  }
  if (!days) return std::nullopt;
  CalendarPeriod out = day_period(days->first);
  out.last_day = days->first == days->second ? std::nullopt : std::optional(days->second);
  return out;
}

}  // namespace relata
