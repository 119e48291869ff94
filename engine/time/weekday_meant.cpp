#include "engine/time/weekday_meant.h"

#include <cmath>

#include "engine/time/counted_units.h"
#include "engine/time/within_anchor.h"

namespace relata {

std::optional<CalendarPeriod> weekday_period(int day, const TimeAttributes& a, const TimeContext& context) {
  CalendarPeriod p = unknown_period(TimeUnit::day);
  p.weekday = day;
  if (!context.document_date) return p;
  const Date today = *context.document_date;
  const long now = to_days(today);
  const long monday = now - (weekday(today) - 1);
  // "two Fridays ago": the last one is the first of them.
  if (a.direction != TimeDirection::none && a.count && a.unit == TimeUnit::none) {
    const bool back = a.direction == TimeDirection::ago || a.direction == TimeDirection::before;
    const long weeks = static_cast<long>(std::floor(*a.count)) - 1;
    if (weeks < 0 || weeks > most_units) return std::nullopt;
    const Date first = nearest_weekday(day, from_days(now + (back ? -1 : 1)), back ? Tense::past : Tense::future);
    return day_period(from_days(to_days(first) + 7 * weeks * (back ? -1 : 1)));
  }
  if (a.unit == TimeUnit::week && a.direction == TimeDirection::none)
    return day_period(from_days(monday + 7L * (step_of(a.relation) + a.weeks_on.value_or(0)) + day - 1));
  if (a.relation == TimeRelation::previous || a.relation == TimeRelation::following || a.relation == TimeRelation::same) {
    // "the following Friday": counted from the day the story is at.
    const auto story = story_at(context, TimeUnit::day);
    if (const auto days = story ? days_of(*story) : std::nullopt) {
      const long at = to_days(days->first) + step_of(a.relation);
      return day_period(nearest_weekday(day, from_days(at), step_of(a.relation) > 0 ? Tense::future : Tense::past));
    }
  }
  switch (a.relation) {
    case TimeRelation::last:
    case TimeRelation::previous:
      return day_period(nearest_weekday(day, from_days(now - 1), Tense::past));
    case TimeRelation::next:
      return day_period(from_days(monday + 7 + day - 1));
    case TimeRelation::coming:
    case TimeRelation::following:
      return day_period(nearest_weekday(day, from_days(now + 1), Tense::future));
    case TimeRelation::current:
      if (context.tense == Tense::unknown) return day_period(from_days(monday + day - 1));
      break;
    default:
      break;
  }
  // "a year ago Saturday", "two weeks from Friday": the weekday nearest to the distance.
  if (a.direction != TimeDirection::none && a.count && a.unit >= TimeUnit::day) {
    const long count = static_cast<long>(std::floor(*a.count));
    if (count > most_units) return std::nullopt;
    const bool back = a.direction == TimeDirection::ago || a.direction == TimeDirection::before;
    const auto at = shifted_by(day_period(today), a.unit, back ? -count : count);
    const auto days = at ? days_of(*at) : std::nullopt;
    if (!days) return std::nullopt;
    const long to_it = (day - weekday(days->first) + 7) % 7;
    return day_period(from_days(to_days(days->first) + (to_it > 3 ? to_it - 7 : to_it)));
  }
  return day_period(nearest_weekday(day, today, context.tense));
}

}  // namespace relata
