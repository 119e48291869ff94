#include "engine/time/within_anchor.h"

#include <cmath>

#include "engine/time/nearest.h"

namespace relata {
namespace {

constexpr double most_units = 20000;  // no expression of news counts further

// A part of an anchor whose place is unknown: the grain alone, the month where it is known.
CalendarPeriod open_part(TimeUnit grain, const CalendarPeriod& anchor) {
  CalendarPeriod p = unknown_period(grain);
  p.year = anchor.grain >= TimeUnit::year && anchor.grain != TimeUnit::year ? std::nullopt : anchor.year;
  if (grain == TimeUnit::day && anchor.grain == TimeUnit::month) p.index = anchor.index;
  return p;
}

// First day of the nth unit after `first`; months and longer from the first of a month.
Date unit_start(Date first, TimeUnit unit, int n) {
  switch (unit) {
    case TimeUnit::week:
      return from_days(to_days(first) + 7L * n);
    case TimeUnit::month:
      return add_months(first, n);
    case TimeUnit::quarter:
      return add_months(first, 3 * n);
    case TimeUnit::half:
      return add_months(first, 6 * n);
    case TimeUnit::year:
      return add_months(first, 12 * n);
    case TimeUnit::decade:
      return add_months(first, 120 * n);
    default:
      return from_days(to_days(first) + n);
  }
}

std::optional<CalendarPeriod> nth_in(const DayRange& days, int nth, TimeUnit unit, std::optional<int> on) {
  const long first = to_days(days.first), last = to_days(days.second);
  if (on || unit == TimeUnit::weekend) {
    const int day = on.value_or(6);
    const long begin = nth < 0 ? last - (weekday(days.second) - day + 7) % 7 : first + (day - weekday(days.first) + 7) % 7 + 7L * (nth - 1);
    if (begin < first || begin > last) return std::nullopt;
    return on ? day_period(from_days(begin)) : period_of(from_days(begin), unit);
  }
  const Date at = nth < 0 ? days.second : unit_start(days.first, unit, nth - 1);
  if (to_days(at) < first || to_days(at) > last) return std::nullopt;
  return period_of(at, unit);
}

}  // namespace

int step_of(TimeRelation relation) {
  switch (relation) {
    case TimeRelation::last:
    case TimeRelation::previous:
      return -1;
    case TimeRelation::next:
    case TimeRelation::coming:
    case TimeRelation::following:
      return 1;
    default:
      return 0;
  }
}

std::optional<CalendarPeriod> shifted_by(const CalendarPeriod& anchor, TimeUnit unit, long count) {
  if (unit < TimeUnit::day) return anchor;
  if (unit == TimeUnit::decade || unit == TimeUnit::century) {
    count *= unit == TimeUnit::decade ? 10 : 100;
    unit = TimeUnit::year;
  }
  if (std::abs(count) > most_units) return std::nullopt;
  if (anchor.grain == unit || (unit == TimeUnit::year && anchor.grain > TimeUnit::week && anchor.grain < TimeUnit::year)) {
    CalendarPeriod out = anchor;
    if (anchor.grain == unit) return shifted(anchor, count);
    if (out.year) *out.year += static_cast<int>(count);
    return out;
  }
  const auto days = days_of(anchor);
  if (!days) return anchor.year ? std::nullopt : std::optional(unknown_period(anchor.grain < unit ? anchor.grain : unit));
  // A coarser anchor is counted from its edge.
  if (anchor.grain > unit) return shifted(period_of(count < 0 ? days->first : days->second, unit), count);
  const int months = unit == TimeUnit::year                                  ? 12
                     : unit == TimeUnit::half                                ? 6
                     : unit == TimeUnit::quarter || unit == TimeUnit::season ? 3
                                                                             : 1;
  const bool by_days = unit == TimeUnit::week || unit == TimeUnit::weekend;
  const Date moved = by_days ? from_days(to_days(days->first) + 7 * count) : add_months(days->first, static_cast<int>(months * count));
  if (!is_calendar_year(moved.year)) return std::nullopt;
  return period_of(moved, anchor.grain);
}

std::optional<CalendarPeriod> within_anchor(const TimeAttributes& a, const CalendarPeriod& anchor) {
  if (a.direction != TimeDirection::none && a.direction != TimeDirection::starting) {
    if (!a.count || a.vague || *a.count > most_units) return std::nullopt;
    const bool back = a.direction == TimeDirection::ago || a.direction == TimeDirection::before;
    const long count = static_cast<long>(std::floor(*a.count)) * (back ? -1 : 1);
    return shifted_by(anchor, a.unit, count);
  }
  const auto days = days_of(anchor);
  // Weeks of a year are numbered as ISO 8601 does.
  if (a.nth && *a.nth > 0 && *a.nth <= 53 && !a.weekday && a.unit == TimeUnit::week && anchor.grain == TimeUnit::year && anchor.year) {
    CalendarPeriod week = unknown_period(TimeUnit::week);
    week.year = anchor.year;
    week.index = *a.nth;
    return week;
  }
  if (a.nth && (a.weekday || a.unit >= TimeUnit::day))
    return days ? nth_in(*days, *a.nth, a.unit, a.weekday) : open_part(a.weekday ? TimeUnit::day : a.unit, anchor);
  if (a.weekday && step_of(a.relation) != 0) {
    if (!days) return unknown_period(TimeUnit::day);
    const bool after = step_of(a.relation) > 0;
    const long edge = after ? to_days(days->second) + 1 : to_days(days->first) - 1;
    return day_period(nearest_weekday(*a.weekday, from_days(edge), after ? Tense::future : Tense::past));
  }
  if (a.unit >= TimeUnit::day && a.relation != TimeRelation::none) {
    if (!days) return unknown_period(a.unit);
    const int step = step_of(a.relation);
    return shifted(period_of(step > 0 ? days->second : days->first, a.unit), step);
  }
  const bool years = anchor.grain == TimeUnit::year;
  if (a.month || a.quarter || a.half || !a.season.empty()) {
    CalendarPeriod p = unknown_period(a.month     ? TimeUnit::month
                                      : a.quarter ? TimeUnit::quarter
                                      : a.half    ? TimeUnit::half
                                                  : TimeUnit::season);
    p.index = a.month ? *a.month : a.quarter ? *a.quarter : a.half ? *a.half : season_index(a.season);
    if (years || anchor.grain < TimeUnit::year) p.year = anchor.year;
    if (!a.day || !a.month) return p;
    p.grain = TimeUnit::day;
    p.day = *a.day;
    return p.year && !days_of(p) ? std::nullopt : std::optional(p);
  }
  if (a.day) {
    CalendarPeriod p = unknown_period(TimeUnit::day);
    p.day = *a.day;
    if (anchor.grain != TimeUnit::month && anchor.grain != TimeUnit::day) return std::nullopt;
    p.year = anchor.year;
    p.index = anchor.index;
    return p.year && !days_of(p) ? std::nullopt : std::optional(p);
  }
  if (a.weekday && anchor.grain != TimeUnit::day) {
    if (days) return nth_in(*days, 1, TimeUnit::day, a.weekday);
    CalendarPeriod p = unknown_period(TimeUnit::day);
    p.weekday = *a.weekday;
    return p;
  }
  return anchor;
}

}  // namespace relata
