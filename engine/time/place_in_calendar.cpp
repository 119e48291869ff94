#include "engine/time/place_in_calendar.h"

#include <cmath>

namespace relata {
namespace {

constexpr double most_units = 20000;  // no expression of news counts further

bool is_grain(TimeUnit unit) {
  return unit >= TimeUnit::day;
}

// -1, 0 or 1 periods from the anchor.
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

bool counts_from_story(TimeRelation relation) {
  return relation == TimeRelation::same || relation == TimeRelation::previous || relation == TimeRelation::following;
}

CalendarPeriod unknown_of(TimeUnit grain) {
  CalendarPeriod p;
  p.grain = grain;
  return p;
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
  if (story)
    if (const auto anchor = story_at(context, grain)) return shifted(*anchor, static_cast<long>(steps));
  if (a.relation == TimeRelation::same) return std::nullopt;
  if (!context.document_date) return unknown_of(grain);
  // The words "the next day" need a day to follow; the document's own is not meant.
  if (counts_from_story(a.relation) && grain == TimeUnit::day) return unknown_of(grain);
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
  CalendarPeriod p = unknown_of(grain);
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
  return nearest_period(grain, index, today, context.tense);
}

CalendarPeriod weekday_period(int day, const TimeAttributes& a, const TimeContext& context) {
  CalendarPeriod p = unknown_of(TimeUnit::day);
  p.weekday = day;
  if (!context.document_date) return p;
  const Date today = *context.document_date;
  const long now = to_days(today);
  const long monday = now - (weekday(today) - 1);
  if (a.unit == TimeUnit::week) return day_period(from_days(monday + 7L * step_of(a.relation) + day - 1));
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
  if (a.direction == TimeDirection::ago && a.count && a.unit == TimeUnit::none) return day_period(today);
  return day_period(nearest_weekday(day, today, context.tense));
}

std::optional<CalendarPeriod> holiday(const TimeAttributes& a, const TimeContext& context) {
  const auto on_year = [&](int year) -> std::optional<Date> {
    if (a.easter) return from_days(to_days(easter_sunday(year)) + *a.easter);
    return nth_weekday(year, *a.month, *a.weekday, *a.nth);
  };
  std::optional<int> year = year_by_relation(a, context);
  if (!year) {
    if (!context.document_date) return unknown_of(TimeUnit::day);
    const Date today = *context.document_date;
    const auto in_year = on_year(today.year);
    if (!in_year) return std::nullopt;
    const int month = in_year->month;
    if (const auto near = nearest_day(month, in_year->day, std::nullopt, today, context.tense))
      year = near->year;
    else
      year = today.year;
    if (a.relation == TimeRelation::last && a.unit == TimeUnit::none) year = today.year - (*in_year >= today ? 1 : 0);
    if (a.relation == TimeRelation::next && a.unit == TimeUnit::none) year = today.year + (*in_year <= today ? 1 : 0);
    if (a.relation == TimeRelation::current) year = today.year;
  }
  if (!is_calendar_year(*year)) return std::nullopt;
  const auto date = on_year(*year);
  if (!date) return std::nullopt;
  return day_period(*date);
}

std::optional<CalendarPeriod> day_of_year(const TimeAttributes& a, const TimeContext& context) {
  CalendarPeriod p = unknown_of(TimeUnit::day);
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

std::optional<CalendarPeriod> place_in_calendar(const TimeAttributes& a, const TimeContext& context) {
  if (a.decade || a.century) {
    CalendarPeriod p = unknown_of(a.decade ? TimeUnit::decade : TimeUnit::century);
    p.year = a.decade ? *a.decade : *a.century - 1;
    // The twenties, the '90s: the nearest that lies not ahead.
    if (a.decade && *a.decade < 10) {
      if (!context.document_date) return unknown_of(TimeUnit::decade);
      const int now = context.document_date->year / 10;
      p.year = now - (now - *a.decade % 10 + 10) % 10;
    }
    return p;
  }
  if (a.easter || (a.nth && a.month && a.weekday)) return holiday(a, context);
  if (a.day) return day_of_year(a, context);
  if (a.month) return named_period(TimeUnit::month, *a.month, a, context);
  if (a.weekday) return weekday_period(*a.weekday, a, context);
  if (a.quarter) return named_period(TimeUnit::quarter, *a.quarter, a, context);
  if (a.half) return named_period(TimeUnit::half, *a.half, a, context);
  if (const int season = season_index(a.season)) return named_period(TimeUnit::season, season, a, context);
  if (a.year) {
    CalendarPeriod p = unknown_of(TimeUnit::year);
    p.year = a.year;
    return p;
  }
  if (a.unit == TimeUnit::weekend && a.relation == TimeRelation::none && a.direction == TimeDirection::none && !a.offset) {
    if (!context.document_date) return unknown_of(TimeUnit::weekend);
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
