#include "engine/time/feast_calendars.h"

#include "engine/time/lunar_months.h"

namespace relata {
namespace {

constexpr long unix_epoch = 719163;  // of 1970-01-01 in days from 0001-01-01, counted from 1

long floor_div(long a, long b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

// Days since 1970-01-01, as everywhere below.
long islamic_day(long year, int month, int day) {
  constexpr long epoch = 227015;
  return epoch - 1 + (year - 1) * 354 + floor_div(3 + 11 * year, 30) + 29 * (month - 1) + month / 2 + day - unix_epoch;
}

long hebrew_elapsed(long year) {
  const long months = floor_div(235 * year - 234, 19);
  const long parts = 12084 + 13753 * months;
  const long day = 29 * months + floor_div(parts, 25920);
  return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

long hebrew_new_year(long year) {
  constexpr long epoch = -1373427;
  const long before = hebrew_elapsed(year - 1), own = hebrew_elapsed(year), after = hebrew_elapsed(year + 1);
  const long delay = after - own == 356 ? 2 : own - before == 382 ? 1 : 0;
  return epoch + own + delay - unix_epoch;
}

// Month 1 is Nisan; the year is the one that begins with Tishri, month 7, before it. Month 12 is the Adar before Nisan.
long hebrew_day(long year, int month, int day) {
  const long tishri = hebrew_new_year(year), next = hebrew_new_year(year + 1), nisan = next - 177;
  if (month <= 6) return nisan + 29 * (month - 1) + month / 2 + day - 1;
  if (month == 12) return nisan - 29 + day - 1;
  const int heshvan = (next - tishri) % 10 == 5 ? 30 : 29, kislev = (next - tishri) % 10 == 3 ? 29 : 30;
  const int lengths[] = {30, heshvan, kislev, 29};
  long at = tishri;
  for (int m = 7; m < month; ++m) at += lengths[m - 7];
  return at + day - 1;
}

DayRange month_or_day(long first, long next, std::optional<int> day) {
  if (day) return {from_days(first), from_days(first)};
  return {from_days(first), from_days(next - 1)};
}

}  // namespace

std::optional<DayRange> feast_in_year(Feast calendar, int month, std::optional<int> day, int year) {
  if (year < 1 || year > 9998 || month < 1 || month > 12) return std::nullopt;
  const int from = day.value_or(1);
  const long start = to_days({year, 1, 1});
  switch (calendar) {
    case Feast::islamic: {
      // An islamic year is some eleven days shorter than ours.
      for (long own = floor_div((year - 622) * 33L, 32) - 1, tries = 0; tries < 5; ++own, ++tries) {
        const long at = islamic_day(own, month, from);
        if (from_days(at).year == year) return month_or_day(at, islamic_day(own, month + 1, 1), day);
      }
      return std::nullopt;
    }
    case Feast::hebrew: {
      for (long own = year + 3759; own <= year + 3761; ++own) {
        const long at = hebrew_day(own, month, from);
        if (at >= start && from_days(at).year == year) return month_or_day(at, at + 30, day);
      }
      return std::nullopt;
    }
    case Feast::chinese: {
      // The months after the tenth lie beyond the next solstice, and no feast of ours is in them.
      if (month > 10 || year < 1600 || year > 2400) return std::nullopt;
      const long at = chinese_month(year, month) + from - 1;
      return month_or_day(at, at + 30, day);
    }
    default:
      return std::nullopt;
  }
}

}  // namespace relata
