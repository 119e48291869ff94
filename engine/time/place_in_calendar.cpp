#include "engine/time/place_in_calendar.h"

#include <cmath>

#include "engine/time/feast_calendars.h"
#include "engine/time/within_anchor.h"

namespace relata {
namespace {

constexpr double most_units = 20000;  // no expression of news counts further

bool is_grain(TimeUnit unit) {
  return unit >= TimeUnit::day;
}

bool counts_from_story(TimeRelation relation) {
  return relation == TimeRelation::same || relation == TimeRelation::previous || relation == TimeRelation::following;
}

// The story's latest date at a grain, if it is as fine as that.
std::optional<CalendarPeriod> story_at(const TimeContext& context, TimeUnit grain) {
  if (!context.story_date) return std::nullopt;
  if (context.story_date->grain == grain) return context.story_date;
  if (context.story_date->grain > grain) return std::nullopt;
  const auto days = days_of(*context.story_date);
  if (!days) return std::nullopt;
  return period_of(days->first, grain);
}

// A whole unit from now or from the story's date: last week, the following day, yesterday, three months ago.
std::optional<CalendarPeriod> unit_from_anchor(const TimeAttributes& a, const TimeContext& context) {
  const TimeUnit grain = is_grain(a.unit) ? a.unit : TimeUnit::day;
  double steps = step_of(a.relation);
  bool story = counts_from_story(a.relation);
  if (a.offset) steps = *a.offset;
  if (a.direction != TimeDirection::none) {
    if (!is_grain(a.unit) || !a.count || a.vague) return std::nullopt;
    const bool back = a.direction == TimeDirection::ago || a.direction == TimeDirection::before;
    story = a.direction == TimeDirection::before || a.direction == TimeDirection::after;
    if (a.unit == TimeUnit::year && *a.count != std::floor(*a.count) && *a.count < 100) {
      // Half a year ago is counted in months.
      TimeAttributes months = a;
      months.unit = TimeUnit::month;
      months.count = std::floor(*a.count * 12);
      return unit_from_anchor(months, context);
    }
    steps = std::floor(*a.count) * (back ? -1 : 1);
    if (a.unit == TimeUnit::decade || a.unit == TimeUnit::century) {
      // Decades ago are counted in years.
      TimeAttributes years = a;
      years.unit = TimeUnit::year;
      years.count = *a.count * (a.unit == TimeUnit::decade ? 10 : 100);
      return unit_from_anchor(years, context);
    }
  }
  if (std::abs(steps) > most_units) return std::nullopt;
  if (grain == TimeUnit::year && a.direction != TimeDirection::none && std::abs(steps) == 1 && context.story_quarter)
    return shifted_by(*context.story_quarter, TimeUnit::year, static_cast<long>(steps));
  if (grain == TimeUnit::quarter && a.relation == TimeRelation::same && context.story_quarter) {
    CalendarPeriod quarter = *context.story_quarter;
    if (a.year) quarter.year = a.year;
    return quarter;
  }
  // "the latest quarter" of a text that has named none: the last one that is over.
  if (grain == TimeUnit::quarter && a.relation == TimeRelation::same && context.document_date)
    return shifted(period_of(*context.document_date, grain), -1);
  if (story)
    if (const auto anchor = story_at(context, grain)) return shifted(*anchor, static_cast<long>(steps));
  if (!context.document_date) return unknown_period(grain);
  // "that day" of a text that has named none is the day of writing.
  if (a.relation == TimeRelation::same) return period_of(*context.document_date, grain);
  // The words "the next day" need a day to follow; the document's own is not meant.
  if (counts_from_story(a.relation) && grain == TimeUnit::day) return unknown_period(grain);
  return shifted(period_of(*context.document_date, grain), static_cast<long>(steps));
}

// The year that words around it give: "in June last year", "later that year".
std::optional<int> year_by_relation(const TimeAttributes& a, const TimeContext& context) {
  if (a.year) return a.year;
  if (a.unit != TimeUnit::year || (a.relation == TimeRelation::none && a.direction == TimeDirection::none)) return std::nullopt;
  TimeAttributes year = a;
  const auto period = unit_from_anchor(year, context);
  return period ? period->year : std::nullopt;
}

CalendarPeriod named_period(TimeUnit grain, int index, const TimeAttributes& a, const TimeContext& context) {
  CalendarPeriod p = unknown_period(grain);
  p.index = index;
  if (const auto year = year_by_relation(a, context)) {
    p.year = year;
    return p;
  }
  if (!context.document_date) return p;
  const Date today = *context.document_date;
  const CalendarPeriod current = period_of(today, grain);
  if (a.unit != TimeUnit::year) switch (a.relation) {
      case TimeRelation::current:
        p.year = today.year;
        return p;
      case TimeRelation::last:
      case TimeRelation::previous:
        p.year = *current.year - (index >= current.index ? 1 : 0);
        return p;
      case TimeRelation::next:
      case TimeRelation::coming:
      case TimeRelation::following:
        p.year = *current.year + (index <= current.index ? 1 : 0);
        return p;
      case TimeRelation::same:
        if (context.story_date && context.story_date->year) {
          p.year = context.story_date->year;
          return p;
        }
        break;
      default:
        break;
    }
  if (grain == TimeUnit::quarter || grain == TimeUnit::half) return nearest_business_period(grain, index, today, context.tense);
  return nearest_period(grain, index, today, context.tense);
}

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
  if (a.direction != TimeDirection::none && a.count && is_grain(a.unit)) {
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

std::optional<CalendarPeriod> day_of_year(const TimeAttributes& a, const TimeContext& context) {
  CalendarPeriod p = unknown_period(TimeUnit::day);
  p.index = a.month.value_or(0);
  p.day = *a.day;
  if (const auto year = year_by_relation(a, context)) {
    p.year = year;
    if (a.month && !days_of(p)) return std::nullopt;  // 31 June
    return p;
  }
  if (!a.month) {
    if (a.unit == TimeUnit::month && context.document_date) {
      const CalendarPeriod month = shifted(period_of(*context.document_date, TimeUnit::month), step_of(a.relation));
      p.year = month.year;
      p.index = month.index;
      return days_of(p) ? std::optional(p) : std::nullopt;
    }
    if (!context.document_date) return p;
    const auto date = nearest_day_of_month(*a.day, a.weekday, *context.document_date, context.tense);
    return date ? std::optional(day_period(*date)) : std::nullopt;
  }
  if (*a.day > days_in_month(2024, *a.month)) return std::nullopt;
  if (!context.document_date) return p;
  const CalendarPeriod month = named_period(TimeUnit::month, *a.month, a, context);
  if (a.relation != TimeRelation::none) {
    p.year = month.year;
    return days_of(p) ? std::optional(p) : std::nullopt;
  }
  const auto date = nearest_day(*a.month, *a.day, a.weekday, *context.document_date, context.tense);
  return date ? std::optional(day_period(*date)) : std::nullopt;
}

}  // namespace

namespace {

// The month or year that the expression names beside its part.
CalendarPeriod near_anchor(const TimeAttributes& a, const TimeContext& context) {
  if (!a.near_month) {
    CalendarPeriod year = unknown_period(TimeUnit::year);
    year.year = a.near_year;
    return year;
  }
  TimeAttributes month;
  month.month = a.near_month;
  month.year = a.near_year;
  return named_period(TimeUnit::month, *a.near_month, month, context);
}

// Day and month in figures: the one above twelve is the day; else the order of dates decides.
std::optional<CalendarPeriod> numeric_date(const TimeAttributes& a, const TimeContext& context) {
  if (!a.number_second) return std::nullopt;
  const bool day_first = a.number_first > 12 || (a.number_second <= 12 && context.day_first);
  TimeAttributes ordered = a;
  ordered.number_first = ordered.number_second = std::nullopt;
  ordered.day = day_first ? a.number_first : a.number_second;
  ordered.month = day_first ? a.number_second : a.number_first;
  if (*ordered.month > 12 || *ordered.day > 31) return std::nullopt;
  return day_of_year(ordered, context);
}

}  // namespace

std::optional<CalendarPeriod> place_in_calendar(const TimeAttributes& a, const TimeContext& context) {
  if (a.decade || a.century) {
    CalendarPeriod p = unknown_period(a.decade ? TimeUnit::decade : TimeUnit::century);
    p.year = a.decade ? *a.decade : *a.century - 1;
    // The twenties, the '90s: the nearest that lies not ahead.
    if (a.decade && *a.decade < 10) {
      if (!context.document_date) return unknown_period(TimeUnit::decade);
      const int now = context.document_date->year / 10;
      p.year = now - (now - *a.decade % 10 + 10) % 10;
    }
    return p;
  }
  if (a.easter || a.feast != Feast::none || (a.nth && a.month && a.weekday)) return holiday(a, context);
  if (context.anchor) return within_anchor(a, *context.anchor);
  if (a.near_month || a.near_year) return within_anchor(a, near_anchor(a, context));
  if (a.number_first) return numeric_date(a, context);
  if (a.day) return day_of_year(a, context);
  if (a.month) return named_period(TimeUnit::month, *a.month, a, context);
  if (a.weekday) return weekday_period(*a.weekday, a, context);
  if (a.quarter) return named_period(TimeUnit::quarter, *a.quarter, a, context);
  if (a.half) return named_period(TimeUnit::half, *a.half, a, context);
  if (const int season = season_index(a.season)) return named_period(TimeUnit::season, season, a, context);
  if (a.year && !(a.unit == TimeUnit::quarter && context.story_quarter)) {
    CalendarPeriod p = unknown_period(TimeUnit::year);
    p.year = a.year;
    return p;
  }
  if (a.unit == TimeUnit::weekend && a.relation == TimeRelation::none && a.direction == TimeDirection::none && !a.offset) {
    if (!context.document_date) return unknown_period(TimeUnit::weekend);
    // The weekend: in the past the last one begun; ahead, or undecided, this week's.
    const Date saturday = nearest_weekday(6, *context.document_date, Tense::past);
    const bool past = context.tense == Tense::past;
    return period_of(past ? saturday : *context.document_date, TimeUnit::weekend);
  }
  if (a.unit != TimeUnit::none && (a.relation != TimeRelation::none || a.direction != TimeDirection::none || a.offset))
    return unit_from_anchor(a, context);
  return std::nullopt;
}

}  // namespace relata
