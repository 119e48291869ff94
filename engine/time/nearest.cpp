#include "engine/time/nearest.h"

#include <cstdlib>

namespace relata {
namespace {

// Days against the tense weigh this much more.
constexpr long against = 6;

long distance(Date date, Date from, Tense tense) {
  const long days = to_days(date) - to_days(from);
  if (days > 0) return tense == Tense::past ? days * against : days;
  return tense == Tense::future ? -days * against : -days;
}

void keep_nearer(std::optional<Date>& best, Date candidate, Date from, Tense tense) {
  if (!best || distance(candidate, from, tense) < distance(*best, from, tense)) best = candidate;
}

}  // namespace

Date nearest_weekday(int day, Date from, Tense tense) {
  const long today = to_days(from);
  const int back = (weekday(from) - day + 7) % 7;
  if (tense == Tense::future || tense == Tense::present) return from_days(today + (7 - back) % 7);
  return from_days(today - back);
}

CalendarPeriod nearest_period(TimeUnit grain, int index, Date from, Tense tense) {
  CalendarPeriod current = period_of(from, grain);
  CalendarPeriod before = current;
  before.index = index;
  if (index > current.index) before.year = *before.year - 1;
  if (before == current || tense == Tense::past) return before;
  CalendarPeriod after = before;
  after.year = *after.year + 1;
  if (tense == Tense::future) return after;
  const auto early = days_of(before), late = days_of(after);
  if (!early || !late) return early ? before : after;
  const long today = to_days(from);
  return to_days(late->first) - today < today - to_days(early->second) ? after : before;
}

CalendarPeriod nearest_business_period(TimeUnit grain, int index, Date from, Tense tense) {
  CalendarPeriod best = period_of(from, grain);
  best.index = index;
  const long today = to_days(from);
  long least = -1;
  for (int year = from.year - 1; year <= from.year + 1; ++year) {
    CalendarPeriod candidate = best;
    candidate.year = year;
    const auto days = days_of(candidate);
    if (!days) continue;
    const long middle = (to_days(days->first) + to_days(days->second)) / 2 - today;
    const bool begun = to_days(days->first) <= today;
    long weight = begun ? (tense == Tense::future ? 2 : 1) : (tense == Tense::past ? against : tense == Tense::future ? 1 : 2);
    if (begun && to_days(days->second) >= today) weight = 1;
    const long far = std::abs(middle) * weight;
    if (least < 0 || far < least) {
      least = far;
      best.year = year;
    }
  }
  return best;
}

bool is_nearer(Date candidate, Date other, Date from, Tense tense) {
  return distance(candidate, from, tense) < distance(other, from, tense);
}

std::optional<Date> nearest_day(int month, int day, std::optional<int> on, Date from, Tense tense) {
  std::optional<Date> best, agreeing;
  for (int year = from.year - 5; year <= from.year + 5; ++year) {
    const Date candidate{year, month, day};
    if (!is_calendar_year(year) || !is_valid(candidate)) continue;
    keep_nearer(best, candidate, from, tense);
    if (on && weekday(candidate) == *on) keep_nearer(agreeing, candidate, from, tense);
  }
  return agreeing ? agreeing : best;
}

std::optional<Date> nearest_day_of_month(int day, std::optional<int> on, Date from, Tense tense) {
  std::optional<Date> best, agreeing;
  for (int offset = -6; offset <= 6; ++offset) {
    Date candidate = add_months({from.year, from.month, 1}, offset);
    candidate.day = day;
    if (!is_calendar_year(candidate.year) || !is_valid(candidate)) continue;
    keep_nearer(best, candidate, from, tense);
    if (on && weekday(candidate) == *on) keep_nearer(agreeing, candidate, from, tense);
  }
  return agreeing ? agreeing : best;
}

Date easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return {year, sum / 31, sum % 31 + 1};
}

std::optional<Date> nth_weekday(int year, int month, int day, int nth) {
  const Date first{year, month, 1};
  if (!is_valid(first)) return std::nullopt;
  Date date{year, month, 1 + (day - weekday(first) + 7) % 7 + 7 * (nth - 1)};
  if (nth == 5 && date.day > days_in_month(year, month)) date.day -= 7;
  if (!is_valid(date)) return std::nullopt;
  return date;
}

}  // namespace relata
