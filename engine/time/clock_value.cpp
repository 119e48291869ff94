#include "engine/time/clock_value.h"

#include <cmath>
#include <cstdio>

namespace relata {
namespace {

constexpr double hours_a_day = 24;

// The hour on the clock of 24, as far as the words tell: pm, "in the afternoon", "at night".
int full_hour(const TimeAttributes& a) {
  const int hour = *a.hour;
  if (a.half_day == "pm") return hour < 12 ? hour + 12 : hour;
  if (a.half_day == "am") return hour == 12 ? 0 : hour;
  const bool later = a.part == "AF" || a.part == "EV" || (a.part == "NI" && hour >= 6);
  if (later && hour < 12) return hour + 12;
  return a.part == "NI" && hour == 12 ? 24 : hour;
}

CalendarPeriod day_meant(const TimeContext& context) {
  if (context.story_is_near && context.story_date && context.story_date->grain == TimeUnit::day) return *context.story_date;
  if (context.document_date) return day_period(*context.document_date);
  CalendarPeriod day;
  day.grain = TimeUnit::day;
  return day;
}

}  // namespace

std::string clock_text(const TimeAttributes& a) {
  int hour = full_hour(a), minute = a.minute.value_or(0);
  if (a.to_hour) {
    const int total = (hour * 60 - minute + 24 * 60) % (24 * 60);
    hour = total / 60;
    minute = total % 60;
  }
  char text[48];
  if (a.second)
    std::snprintf(text, sizeof text, "T%02d:%02d:%02d", hour, minute, *a.second);
  else
    std::snprintf(text, sizeof text, "T%02d:%02d", hour, minute);
  return text;
}

TimeValue clock_value(const TimeAttributes& a, const std::optional<CalendarPeriod>& place, const TimeContext& context) {
  TimeValue out;
  out.timex_type = "TIME";
  out.mod = a.mod;
  if (a.hour == 24 && (a.minute.value_or(0) > 0 || a.second.value_or(0) > 0)) return {};
  const bool said = place && place->grain == TimeUnit::day;
  const CalendarPeriod day = said ? *place : day_meant(context);
  out.value = timex_value(day);
  out.value += a.hour ? clock_text(a) : "T" + a.part;
  if (!said) return out;
  out.period = day;
  if (a.open) return out;
  out.iso_when = iso_value(day, "");
  out.days = days_of(day);
  return out;
}

TimeValue distant_clock_value(const TimeAttributes& a, const TimeContext& context) {
  TimeValue out;
  out.timex_type = "TIME";
  out.mod = a.mod;
  const bool back = a.direction == TimeDirection::ago || a.direction == TimeDirection::before;
  if (!a.count || a.vague) {
    out.timex_type = "DATE";
    out.value = back ? "PAST_REF" : "FUTURE_REF";
    return out;
  }
  const bool now = a.direction == TimeDirection::ago || a.direction == TimeDirection::from_now;
  TimeContext from = context;
  if (now) from.story_is_near = false;
  CalendarPeriod day = context.anchor && context.anchor->grain == TimeUnit::day ? *context.anchor : day_meant(from);
  const double days = a.unit == TimeUnit::hour ? *a.count / hours_a_day : 0;
  if (days >= 1 && days == std::floor(days) && days < 20000) {
    day = shifted(day, static_cast<long>(days) * (back ? -1 : 1));
    out.timex_type = "DATE";
    out.value = timex_value(day);
    return out;
  }
  out.value = timex_value(day) + "TXX:XX";
  return out;
}

}  // namespace relata
