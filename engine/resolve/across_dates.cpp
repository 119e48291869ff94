#include "engine/resolve/across_dates.h"

namespace relata {

namespace {

[[nodiscard]] int digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

[[nodiscard]] std::optional<Days> simple_days(std::string_view text) {
  if (text.size() == 10) {
    const auto day = parse_date(text);
    return day ? std::optional(Days{*day, *day}) : std::nullopt;
  }
  if (text.size() != 4 && (text.size() != 7 || text[4] != '-')) return std::nullopt;
  const int year = digits(text.substr(0, 4));
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return Days{{year, 1, 1}, {year, 12, 31}};
  const int month = digits(text.substr(5));
  if (month < 1 || month > 12) return std::nullopt;
  return Days{{year, month, 1}, {year, month, days_in_month(year, month)}};
}

}  // namespace

std::optional<Days> days_of(std::string_view when) {
  const std::size_t slash = when.find('/');
  if (slash == std::string_view::npos) return simple_days(when);
  const auto first = simple_days(when.substr(0, slash));
  const auto last = simple_days(when.substr(slash + 1));
  if (!first || !last || last->last < first->first) return std::nullopt;
  return Days{first->first, last->last};
}

Granularity granularity_of(std::string_view when) {
  if (when.find('/') != std::string_view::npos) return Granularity::interval;
  return when.size() == 10 ? Granularity::day : when.size() == 7 ? Granularity::month : Granularity::year;
}

}  // namespace relata
