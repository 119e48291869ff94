#include "engine/time/place_in_calendar.h"

#include "engine/time/counted_units.h"
#include "engine/time/holiday_meant.h"
#include "engine/time/weekday_meant.h"
#include "engine/time/within_anchor.h"

namespace relata {
namespace {

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
  // "in May 2011, and again in June": the sentence goes on in the year that it named, as far as that lies behind.
  if (context.sentence_year && context.tense != Tense::future && *context.sentence_year < today.year) {
    p.year = context.sentence_year;
    return p;
  }
  if (grain == TimeUnit::quarter || grain == TimeUnit::half) return nearest_business_period(grain, index, today, context.tense);
  return nearest_period(grain, index, today, context.tense);
}

// "arrived on Feb. 14 and left on the 20th": the first such day from the story's on, unless the tense forbids it.
std::optional<CalendarPeriod> day_behind_story(int day, const TimeContext& context) {
  if (!context.story_is_near || !context.story_date || context.story_date->grain != TimeUnit::day) return std::nullopt;
  const auto days = days_of(*context.story_date);
  if (!days) return std::nullopt;
  Date at = add_months({days->first.year, days->first.month, 1}, day >= days->first.day ? 0 : 1);
  at.day = day;
  if (!is_calendar_year(at.year) || !is_valid(at)) return std::nullopt;
  const long ahead = to_days(at) - to_days(*context.document_date);
  if ((context.tense == Tense::past && ahead > 0) || (context.tense == Tense::future && ahead < 0)) return std::nullopt;
  return day_period(at);
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
    if (const auto day = day_behind_story(*a.day, context)) return day;
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
  if (context.sentence_year && context.tense != Tense::future && *context.sentence_year < context.document_date->year) {
    p.year = context.sentence_year;
    if (days_of(p)) return p;
  }
  const auto date = nearest_day(*a.month, *a.day, a.weekday, *context.document_date, context.tense);
  return date ? std::optional(day_period(*date)) : std::nullopt;
}

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

bool is_same_part(const TimeAttributes& a) {
  return (a.unit == TimeUnit::quarter || a.unit == TimeUnit::month) && a.relation == TimeRelation::same && !a.nth;
}

// "the same quarter last year", "that month in 2019": the one that the story named, in that year; else the year is all that is known.
CalendarPeriod part_of_another_year(const TimeAttributes& a, const TimeContext& context) {
  const auto part = a.unit == TimeUnit::quarter ? context.story_quarter : story_at(context, TimeUnit::month);
  if (!part) return *context.anchor;
  CalendarPeriod there = *part;
  there.year = context.anchor->year;
  return there;
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
  if (context.anchor && context.anchor->grain == TimeUnit::year && is_same_part(a)) return part_of_another_year(a, context);
  if (context.anchor) return within_anchor(a, *context.anchor);
  if (a.near_month || a.near_year) return within_anchor(a, near_anchor(a, context));
  // "week 23": of the document's year.
  if (a.nth && a.unit == TimeUnit::week && context.document_date && a.relation == TimeRelation::current)
    return within_anchor(a, period_of(*context.document_date, TimeUnit::year));
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
