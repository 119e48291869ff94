#include "engine/time/time_value.h"

#include <algorithm>

#include "engine/time/clock_value.h"
#include "engine/time/place_in_calendar.h"

namespace relata {
namespace {

constexpr int last_year = 9999;  // that TIMEX3 and ISO 8601 write with four digits

// A comparison ("more than a year ago") says no date.
bool is_comparison(const std::string& mod) {
  return mod == "LESS_THAN" || mod == "MORE_THAN" || mod == "EQUAL_OR_LESS" || mod == "EQUAL_OR_MORE" || mod == "BEFORE" || mod == "AFTER";
}

TimeAttributes far_end(const TimeAttributes& a, const CalendarPeriod& near) {
  TimeAttributes far = a;
  far.year_to = far.month_to = far.day_to = far.weekday_to = std::nullopt;
  far.day = a.day_to ? a.day_to : a.month_to ? std::nullopt : a.day;
  far.month = a.month_to                                                                         ? a.month_to
              : (near.grain == TimeUnit::day || near.grain == TimeUnit::month) && near.index > 0 ? std::optional(near.index)
                                                                                                 : a.month;
  far.weekday = a.weekday_to;
  far.year = near.year;
  if (a.year_to) {
    far.year = *a.year_to;
    // 1998-99: the short end takes its century from the first year.
    if (*a.year_to < 100 && near.year && *near.year >= 100) far.year = *near.year / 100 * 100 + *a.year_to;
  }
  if (near.grain == TimeUnit::year) far.month = std::nullopt;
  return far;
}

TimeValue dated(const CalendarPeriod& period, const TimeAttributes& a) {
  TimeValue out;
  out.timex_type = "DATE";
  out.period = period;
  out.mod = a.mod;
  out.value = (a.fiscal ? "FY" : "") + timex_value(period);
  // Two thousand years ago is no year.
  const bool round = a.direction == TimeDirection::ago && period.year && *period.year < 1000;
  if (a.open || is_comparison(a.mod) || round) return out;
  const bool quarter_of_year = a.unit == TimeUnit::quarter && a.relation == TimeRelation::same && (a.year || a.anchored);
  out.compared =
      quarter_of_year || (a.unit == TimeUnit::year && (a.direction == TimeDirection::ago || a.direction == TimeDirection::before));
  const std::string& mod = a.loose ? "" : a.mod;
  out.iso_when = iso_value(period, mod);
  out.days = days_of(period, mod);
  return out;
}

TimeValue before_era(int year) {
  const std::string digits = std::to_string(year);
  TimeValue out;
  out.timex_type = "DATE";
  out.value = "BC" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
  return out;
}

// "three days from April 14": a length whose first day is known.
TimeValue starting(const TimeAttributes& a, const CalendarPeriod& first) {
  TimeAttributes length = a;
  TimeValue out = duration_value(length);
  const auto days = days_of(first);
  if (!days || a.vague || !a.count || *a.count < 1 || *a.count > 4000) return out;
  long last = to_days(days->first);
  const long count = static_cast<long>(*a.count);
  switch (a.unit) {
    case TimeUnit::day:
      last += count - 1;
      break;
    case TimeUnit::week:
      last += 7 * count - 1;
      break;
    case TimeUnit::month:
      last = to_days(add_months(days->first, static_cast<int>(count))) - 1;
      break;
    case TimeUnit::year:
      last = to_days(add_months(days->first, static_cast<int>(12 * count))) - 1;
      break;
    default:
      break;
  }
  const DayRange range{days->first, from_days(last)};
  if (!is_calendar_year(range.second.year)) return out;
  out.begin = to_string(range.first);
  out.end = to_string(range.second);
  out.iso_when = iso_interval(range);
  out.days = range;
  out.period = first;
  return out;
}

}  // namespace

TimeValue compute(const TimeAttributes& a, const TimeContext& context) {
  if (!a.reference.empty()) {
    TimeValue out;
    out.timex_type = "DATE";
    out.value = a.reference;
    out.mod = a.mod;
    return out;
  }
  if (a.kind == TimeKind::recurrence) return recurrence_value(a);
  if (a.year_before_era) return before_era(*a.year_before_era);
  if (a.ahead && a.count && context.tense == Tense::future) {
    TimeAttributes date = a;
    date.ahead = false;
    date.kind = TimeKind::date;
    date.direction = TimeDirection::from_now;
    return compute(date, context);
  }
  const bool distant = a.direction != TimeDirection::none && a.direction != TimeDirection::starting;
  if (a.kind != TimeKind::duration && distant && a.unit != TimeUnit::none && a.unit < TimeUnit::day) return distant_clock_value(a, context);
  if (a.kind == TimeKind::duration && context.anchor) return starting(a, *context.anchor);
  std::optional<CalendarPeriod> place = place_in_calendar(a, context);
  if (place && place->year && place->grain <= TimeUnit::year && *place->year > last_year) place.reset();
  if (a.kind == TimeKind::duration) {
    if (a.direction != TimeDirection::starting) return duration_value(a);
    return place ? starting(a, *place) : duration_value(a);
  }
  if (a.kind == TimeKind::clock || a.hour || !a.part.empty()) {
    if (!a.hour && a.part.empty()) return {};
    const bool impossible = !place && (a.day || a.number_first);
    return impossible ? TimeValue{} : clock_value(a, place, context);
  }
  if (!place) {
    TimeValue out;
    out.timex_type = "DATE";
    out.mod = a.mod;
    if (a.direction == TimeDirection::ago || a.direction == TimeDirection::before)
      out.value = "PAST_REF";
    else if (a.direction == TimeDirection::from_now || a.direction == TimeDirection::after)
      out.value = "FUTURE_REF";
    else if (a.vague || a.relation == TimeRelation::coming || a.relation == TimeRelation::next)
      out.value = a.relation == TimeRelation::last || a.relation == TimeRelation::previous ? "PAST_REF" : "FUTURE_REF";
    else if (a.unit >= TimeUnit::day && !a.day && !a.number_first)
      out.value = timex_value(unknown_period(a.unit));
    else
      return {};
    return out;
  }
  TimeValue near = dated(*place, a);
  if (!a.year_to && !a.month_to && !a.day_to && !a.weekday_to) return near;
  TimeAttributes first = a;
  first.year_to = first.month_to = first.day_to = first.weekday_to = std::nullopt;
  TimeContext after = context;
  if (a.weekday_to) {
    const auto days = days_of(*place);
    if (!days) return near;
    after.document_date = days->first;
    after.tense = Tense::future;
    TimeAttributes far;
    far.weekday = a.weekday_to;
    return joined(compute(first, context), compute(far, after));
  }
  return joined(compute(first, context), compute(far_end(a, *place), context));
}

namespace {

// Two dates that span nothing.
TimeValue apart(TimeValue out) {
  out.begin.clear();
  out.end.clear();
  out.joins = true;
  return out;
}

}  // namespace

TimeValue joined(const TimeValue& begin, const TimeValue& end) {
  if (begin.value.empty()) return end;
  if (end.value.empty()) return begin;
  TimeValue out = begin;
  out.timex_type = "DATE";
  out.begin = begin.value;
  out.end = end.value;
  out.value = begin.value + '/' + end.value;
  out.mod.clear();
  out.iso_when.clear();
  out.days.reset();
  if (!begin.days || !end.days) return out;
  DayRange range{begin.days->first, end.days->second};
  // The far end was resolved alone: behind its begin, it is a week or a year on.
  if (range.second < range.first && end.period && end.period->grain == TimeUnit::day && to_days(range.first) - to_days(range.second) < 7) {
    range.second = from_days(to_days(range.second) + 7);
    out.end = to_string(range.second);
  } else if (range.second < range.first && begin.period && end.period && begin.period->grain == TimeUnit::day &&
             end.period->grain == TimeUnit::month) {
    return apart(out);  // "a revision on Friday to December's figures"
  } else if (range.second < range.first && to_days(range.first) - to_days(range.second) < 366) {
    range.second = add_months(range.second, 12);
    out.end = end.period ? timex_value(shifted(*end.period, end.period->grain == TimeUnit::month  ? 12
                                                            : end.period->grain == TimeUnit::year ? 1
                                                                                                  : 0))
                         : out.end;
    if (end.period && end.period->grain == TimeUnit::day) out.end = to_string(range.second);
  }
  if (range.second < range.first) return out;
  out.value = out.begin + '/' + out.end;
  const bool years = begin.period && end.period && begin.period->grain >= TimeUnit::year && end.period->grain >= TimeUnit::year;
  out.days = range;
  if (years && begin.mod.empty() && end.mod.empty()) {
    const std::string first = iso_interval(range).substr(0, 4), last = to_string(range.second).substr(0, 4);
    out.iso_when = first == last ? first : first + '/' + last;
  } else {
    out.iso_when = iso_interval(range);
  }
  return out;
}

}  // namespace relata
