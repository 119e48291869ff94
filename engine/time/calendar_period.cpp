#include "engine/time/calendar_period.h"

#include <algorithm>
#include <cstdio>

namespace relata {
namespace {

constexpr const char* season_names[] = {"XX", "SP", "SU", "FA", "WI"};

std::string padded(long number, int width) {
  char text[24];
  std::snprintf(text, sizeof text, "%0*ld", width, number);
  return text;
}

std::string padded_or_unknown(int number) {
  return number > 0 ? padded(number, 2) : "XX";
}

// Monday of ISO week 1: the week that holds 4 January.
long first_monday(int year) {
  const Date fourth{year, 1, 4};
  return to_days(fourth) - (weekday(fourth) - 1);
}

int iso_week_year(Date date) {
  const long day = to_days(date);
  if (day >= first_monday(date.year + 1)) return date.year + 1;
  return day < first_monday(date.year) ? date.year - 1 : date.year;
}

long floor_div(long a, long b) {
  return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

// Months of a period that is made of months: first month and length.
std::pair<int, int> months_of(const CalendarPeriod& p) {
  switch (p.grain) {
    case TimeUnit::month:
      return {p.index, 1};
    case TimeUnit::quarter:
      return {3 * p.index - 2, 3};
    case TimeUnit::half:
      return {6 * p.index - 5, 6};
    case TimeUnit::season:
      return {3 * p.index, 3};
    default:
      return {1, 12};
  }
}

Date last_day(int year, int month) {
  if (month > 12) {
    ++year;
    month -= 12;
  }
  return {year, month, days_in_month(year, month)};
}

DayRange third(DayRange all, const std::string& mod) {
  const long first = to_days(all.first), length = to_days(all.second) - first + 1;
  if (mod == "START") return {all.first, from_days(first + (length + 2) / 3 - 1)};
  if (mod == "MID") return {from_days(first + length / 3), from_days(first + (2 * length + 2) / 3 - 1)};
  return {from_days(first + 2 * length / 3), all.second};
}

}  // namespace

bool is_calendar_year(long year) {
  return year >= 1 && year <= 9999;
}

int season_index(const std::string& season) {
  for (int i = 1; i <= 4; ++i)
    if (season == season_names[i]) return i;
  return 0;
}

CalendarPeriod day_period(Date date) {
  return {TimeUnit::day, date.year, date.month, date.day, 0, std::nullopt};
}

CalendarPeriod unknown_period(TimeUnit grain) {
  CalendarPeriod p;
  p.grain = grain;
  return p;
}

CalendarPeriod period_of(Date date, TimeUnit grain) {
  CalendarPeriod p = unknown_period(grain);
  p.year = date.year;
  switch (grain) {
    case TimeUnit::none:
      return {};
    case TimeUnit::week:
    case TimeUnit::weekend:
      p.year = iso_week_year(date);
      p.index = static_cast<int>((to_days(date) - first_monday(*p.year)) / 7) + 1;
      return p;
    case TimeUnit::month:
      p.index = date.month;
      return p;
    case TimeUnit::quarter:
      p.index = (date.month + 2) / 3;
      return p;
    case TimeUnit::half:
      p.index = (date.month + 5) / 6;
      return p;
    case TimeUnit::season:
      p.index = date.month < 3 ? 4 : date.month / 3;
      if (date.month < 3) p.year = date.year - 1;
      return p;
    case TimeUnit::year:
      return p;
    case TimeUnit::decade:
      p.year = date.year / 10;
      return p;
    case TimeUnit::century:
      p.year = date.year / 100;
      return p;
    default:
      return day_period(date);
  }
}

CalendarPeriod shifted(CalendarPeriod p, long count) {
  if (!p.year || (p.index == 0 && p.grain != TimeUnit::year && p.grain != TimeUnit::decade && p.grain != TimeUnit::century)) return p;
  long per_year = 1;
  switch (p.grain) {
    case TimeUnit::day: {
      const auto days = days_of(p);
      return days ? day_period(from_days(to_days(days->first) + count)) : p;
    }
    case TimeUnit::week:
    case TimeUnit::weekend: {
      const long thursday = first_monday(*p.year) + 7L * (p.index - 1) + 3;
      return period_of(from_days(thursday + 7 * count), p.grain);
    }
    case TimeUnit::month:
      per_year = 12;
      break;
    case TimeUnit::quarter:
    case TimeUnit::season:
      per_year = 4;
      break;
    case TimeUnit::half:
      per_year = 2;
      break;
    default:
      p.year = static_cast<int>(*p.year + count);
      return p;
  }
  const long row = *p.year * per_year + p.index - 1 + count;
  p.year = static_cast<int>(floor_div(row, per_year));
  p.index = static_cast<int>(row - *p.year * per_year) + 1;
  return p;
}

std::optional<DayRange> days_of(const CalendarPeriod& p) {
  if (!p.year) return std::nullopt;
  const int year = *p.year;
  switch (p.grain) {
    case TimeUnit::none:
      return std::nullopt;
    case TimeUnit::decade:
      if (year < 1 || year > 998) return std::nullopt;
      return DayRange{{year * 10, 1, 1}, {year * 10 + 9, 12, 31}};
    case TimeUnit::century:
      if (year < 1 || year > 98) return std::nullopt;
      return DayRange{{year * 100, 1, 1}, {year * 100 + 99, 12, 31}};
    default:
      break;
  }
  if (!is_calendar_year(year)) return std::nullopt;
  if (p.grain == TimeUnit::year) return DayRange{{year, 1, 1}, {year, 12, 31}};
  if (p.index == 0) return std::nullopt;
  if (p.grain == TimeUnit::day) {
    const Date date{year, p.index, p.day};
    if (!is_valid(date)) return std::nullopt;
    return DayRange{date, p.last_day.value_or(date)};
  }
  // These may reach into the year after the last.
  if (year == 9999 && (p.grain == TimeUnit::week || p.grain == TimeUnit::weekend || p.grain == TimeUnit::season)) return std::nullopt;
  if (p.grain == TimeUnit::week || p.grain == TimeUnit::weekend) {
    const long monday = first_monday(year) + 7L * (p.index - 1);
    return DayRange{from_days(p.grain == TimeUnit::week ? monday : monday + 5), from_days(monday + 6)};
  }
  const auto [first, length] = months_of(p);
  return DayRange{{year, first, 1}, last_day(year, first + length - 1)};
}

std::optional<DayRange> days_of(const CalendarPeriod& p, const std::string& mod) {
  const auto all = days_of(p);
  if (!all || p.grain == TimeUnit::day || (mod != "START" && mod != "MID" && mod != "END")) return all;
  if (p.grain == TimeUnit::year) {
    const int first = mod == "START" ? 1 : mod == "MID" ? 5 : 9;
    return DayRange{{*p.year, first, 1}, last_day(*p.year, first + 3)};
  }
  if (p.grain == TimeUnit::month) {
    const int first = mod == "START" ? 1 : mod == "MID" ? 11 : 21;
    return DayRange{{*p.year, p.index, first}, {*p.year, p.index, mod == "END" ? all->second.day : first + 9}};
  }
  if (p.grain == TimeUnit::quarter) {
    const int month = 3 * p.index - (mod == "START" ? 2 : mod == "MID" ? 1 : 0);
    return DayRange{{*p.year, month, 1}, last_day(*p.year, month)};
  }
  if (p.grain == TimeUnit::decade || p.grain == TimeUnit::century) {
    const int width = p.grain == TimeUnit::decade ? 1 : 10, first = *p.year * 10 * width;
    if (mod == "START") return DayRange{{first, 1, 1}, {first + 4 * width - 1, 12, 31}};
    if (mod == "MID") return DayRange{{first + 4 * width, 1, 1}, {first + 7 * width - 1, 12, 31}};
    return DayRange{{first + 7 * width, 1, 1}, {first + 10 * width - 1, 12, 31}};
  }
  return third(*all, mod);
}

std::string timex_value(const CalendarPeriod& p) {
  // The year before 1 is 1 BC.
  const std::string year = !p.year ? "XXXX" : *p.year > 0 || p.grain > TimeUnit::year ? padded(*p.year, 4) : "BC" + padded(1L - *p.year, 4);
  switch (p.grain) {
    case TimeUnit::none:
      return "";
    case TimeUnit::decade:
      return p.year ? padded(*p.year, 3) : "XXX";
    case TimeUnit::century:
      return p.year ? padded(*p.year, 2) : "XX";
    case TimeUnit::year:
      return year;
    case TimeUnit::month:
      return year + '-' + padded_or_unknown(p.index);
    case TimeUnit::quarter:
      return year + "-Q" + (p.index > 0 ? padded(p.index, 1) : "X");
    case TimeUnit::half:
      return year + "-H" + (p.index > 0 ? padded(p.index, 1) : "X");
    case TimeUnit::season:
      return year + '-' + season_names[p.index];
    case TimeUnit::week:
      return year + "-W" + padded_or_unknown(p.index);
    case TimeUnit::weekend:
      return year + "-W" + padded_or_unknown(p.index) + "-WE";
    default:
      break;
  }
  if (p.last_day) return year + '-' + padded_or_unknown(p.index) + '-' + padded_or_unknown(p.day) + '/' + to_string(*p.last_day);
  if (p.weekday > 0 && p.day == 0) return year + "-WXX-" + padded(p.weekday, 1);
  return year + '-' + padded_or_unknown(p.index) + '-' + padded_or_unknown(p.day);
}

std::string iso_interval(DayRange days) {
  return days.first == days.second ? to_string(days.first) : to_string(days.first) + '/' + to_string(days.second);
}

std::string iso_value(const CalendarPeriod& p, const std::string& mod) {
  const auto days = days_of(p, mod);
  if (!days) return "";
  if (p.grain == TimeUnit::decade || p.grain == TimeUnit::century) return padded(days->first.year, 4) + '/' + padded(days->second.year, 4);
  const bool whole = *days == *days_of(p);
  if (whole && (p.grain == TimeUnit::year || p.grain == TimeUnit::month)) return timex_value(p);
  return iso_interval(*days);
}

}  // namespace relata
