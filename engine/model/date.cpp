#include "engine/model/date.h"

#include <fmt/format.h>

#include <algorithm>

namespace relata {

namespace {

// A number of exactly `digits` digits at `at`; -1 if there is none.
[[nodiscard]] int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (text.size() < at + digits) return -1;
  int number = 0;
  for (const char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

[[nodiscard]] bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

[[nodiscard]] constexpr long floor_div(long a, long b) {
  return a >= 0 ? a / b : -((b - 1 - a) / b);
}

}  // namespace

int days_in_month(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_valid(Date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

std::optional<Date> parse_date(std::string_view text) {
  const Date date{number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2)};
  if (date.year < 0 || text[4] != '-' || date.month < 0 || text[7] != '-' || date.day < 0 || !is_valid(date)) return std::nullopt;
  if (text.size() == 10) return date;
  const bool has_time = (text[10] == 'T' || text[10] == 't' || text[10] == ' ') && number_at(text, 11, 2) >= 0;
  return has_time ? std::optional(date) : std::nullopt;
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

// Years are taken to begin in March, so that the leap day is their last; 400 years have 146,097 days.
long to_days(Date date) {
  const long year = date.month <= 2 ? date.year - 1L : date.year;
  const long era = floor_div(year, 400);
  const long year_of_era = year - era * 400;
  const long day_of_year = (153L * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date from_days(long days) {
  const long shifted = days + 719468;
  const long era = floor_div(shifted, 146097);
  const long day_of_era = shifted - era * 146097;
  const long year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long month = (5 * day_of_year + 2) / 153;
  const int calendar_month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  const int year = static_cast<int>(year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0));
  return {year, calendar_month, static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1)};
}

int weekday(Date date) {
  const long days = to_days(date) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(days - floor_div(days, 7) * 7) + 1;
}

Date add_months(Date date, int months) {
  const long total = date.year * 12L + (date.month - 1) + months;
  const long year = floor_div(total, 12);
  Date moved{static_cast<int>(year), static_cast<int>(total - year * 12) + 1, date.day};
  moved.day = std::min(moved.day, days_in_month(moved.year, moved.month));
  return moved;
}

}  // namespace relata
