#include "engine/time/counted_units.h"

#include <cmath>

#include "engine/time/within_anchor.h"

namespace relata {
namespace {

bool is_grain(TimeUnit unit) {
  return unit >= TimeUnit::day;
}

bool counts_from_story(TimeRelation relation) {
  return relation == TimeRelation::same || relation == TimeRelation::previous || relation == TimeRelation::following;
}

}  // namespace

std::optional<CalendarPeriod> story_at(const TimeContext& context, TimeUnit grain) {
  if (!context.story_date) return std::nullopt;
  if (context.story_date->grain == grain) return context.story_date;
  if (context.story_date->grain > grain) return std::nullopt;
  const auto days = days_of(*context.story_date);
  if (!days) return std::nullopt;
  return period_of(days->first, grain);
}

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
    if (a.unit == TimeUnit::year && a.plus && a.plus_unit == TimeUnit::month && std::abs(*a.count) < most_units) {
      // Three years and two months ago.
      TimeAttributes months = a;
      months.unit = TimeUnit::month;
      months.count = std::floor(*a.count) * 12 + *a.plus;
      months.plus.reset();
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
  // "the coming weekend" is this week's while that lies ahead.
  if (grain == TimeUnit::weekend && a.relation == TimeRelation::coming && weekday(*context.document_date) < 6) steps = 0;
  return shifted(period_of(*context.document_date, grain), static_cast<long>(steps));
}

std::optional<int> year_by_relation(const TimeAttributes& a, const TimeContext& context) {
  if (a.year) return a.year;
  if (a.unit != TimeUnit::year || (a.relation == TimeRelation::none && a.direction == TimeDirection::none)) return std::nullopt;
  TimeAttributes year = a;
  const auto period = unit_from_anchor(year, context);
  return period ? period->year : std::nullopt;
}

}  // namespace relata
