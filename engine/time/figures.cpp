#include "engine/time/figures.h"

#include <cmath>

#include "engine/time/number_value.h"

namespace relata {

void set_integer(std::string_view text, long lowest, long highest, std::optional<int>& out) {
  const bool negative = !text.empty() && text.front() == '-';
  const auto value = number_value(negative ? text.substr(1) : text);
  if (!value) return;
  const long whole = std::lround(negative ? -*value : *value);
  if (whole >= lowest && whole <= highest) out = static_cast<int>(whole);
}

// Two digits are a year of the last or this century: '98, '05.
void set_year(std::string_view text, TimeAttributes& out) {
  std::optional<int> year;
  set_integer(text, 0, 9999, year);
  if (!year) return;
  out.year = text.size() == 2 ? *year + (*year < 50 ? 2000 : 1900) : *year;
}

// "18.06.2023", "2023.6.18": a date in one number.
void read_figures(std::string_view text, TimeAttributes& out) {
  if (text.size() == 8 && text.find('.') == text.npos) {
    // 20140918
    set_year(text.substr(0, 4), out);
    set_integer(text.substr(4, 2), 1, 12, out.month);
    set_integer(text.substr(6), 1, 31, out.day);
    const bool plausible = out.year && *out.year >= 1900 && *out.year < 2100 && out.month && out.day;
    if (!plausible) out.year = out.month = out.day = std::nullopt;
    return;
  }
  const auto first = text.find('.'), second = first == text.npos ? first : text.find('.', first + 1);
  if (second == text.npos || text.find('.', second + 1) != text.npos) return;
  const std::string_view a = text.substr(0, first), b = text.substr(first + 1, second - first - 1), c = text.substr(second + 1);
  const bool year_first = a.size() == 4;
  if (a.size() > 2 && !year_first) return;
  if (b.size() > 2 || (year_first ? c.size() > 2 : c.size() != 2 && c.size() != 4)) return;
  set_year(year_first ? a : c, out);
  set_integer(year_first ? b : a, 1, 99, year_first ? out.month : out.number_first);
  set_integer(year_first ? c : b, 1, 99, year_first ? out.day : out.number_second);
}

// "0230", "9.30": hours and minutes in one.
void read_clock(std::string_view text, TimeAttributes& out) {
  const auto point = text.find('.');
  if (point != text.npos ? text.size() - point != 3 || point > 2 : text.size() != 4) return;
  set_integer(text.substr(0, point != text.npos ? point : 2), 0, 24, out.hour);
  set_integer(text.substr(point != text.npos ? point + 1 : 2), 0, 59, out.minute);
  if (!out.hour || !out.minute) out.hour = out.minute = std::nullopt;
}

// "18T15": day of the month and hour in one token.
void read_day_and_hour(std::string_view text, TimeAttributes& out) {
  if (text.size() != 5 || text[2] != 'T') return;
  set_integer(text.substr(0, 2), 1, 31, out.day);
  set_integer(text.substr(3), 0, 24, out.hour);
}

}  // namespace relata
