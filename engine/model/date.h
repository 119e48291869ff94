// A day of the proleptic Gregorian calendar.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

struct Date {
  int year = 0, month = 1, day = 1;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

[[nodiscard]] bool is_valid(Date date);
// "2023-06-19" or the start of an ISO date-time; nullopt for anything else and for impossible days.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(Date date);
[[nodiscard]] long to_days(Date date);  // days since 1970-01-01
[[nodiscard]] Date from_days(long days);
[[nodiscard]] int weekday(Date date);  // 1 Monday .. 7 Sunday
[[nodiscard]] int days_in_month(int year, int month);
[[nodiscard]] Date add_months(Date date, int months);  // the day is clipped to the month's length

}  // namespace relata
