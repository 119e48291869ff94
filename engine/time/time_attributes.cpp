#include "engine/time/time_attributes.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/time/number_value.h"

namespace relata {
namespace {

template <typename Value, std::size_t n>
Value named(const std::array<std::pair<std::string_view, Value>, n>& names, std::string_view name) {
  for (const auto& [known, value] : names)
    if (known == name) return value;
  return Value::none;
}

constexpr std::array<std::pair<std::string_view, TimeUnit>, 13> units{{{"second", TimeUnit::second},
                                                                       {"minute", TimeUnit::minute},
                                                                       {"hour", TimeUnit::hour},
                                                                       {"day", TimeUnit::day},
                                                                       {"weekend", TimeUnit::weekend},
                                                                       {"week", TimeUnit::week},
                                                                       {"month", TimeUnit::month},
                                                                       {"quarter", TimeUnit::quarter},
                                                                       {"half", TimeUnit::half},
                                                                       {"season", TimeUnit::season},
                                                                       {"year", TimeUnit::year},
                                                                       {"decade", TimeUnit::decade},
                                                                       {"century", TimeUnit::century}}};
constexpr std::array<std::pair<std::string_view, TimeRelation>, 7> relations{{{"last", TimeRelation::last},
                                                                              {"this", TimeRelation::current},
                                                                              {"next", TimeRelation::next},
                                                                              {"coming", TimeRelation::coming},
                                                                              {"same", TimeRelation::same},
                                                                              {"previous", TimeRelation::previous},
                                                                              {"following", TimeRelation::following}}};
constexpr std::array<std::pair<std::string_view, TimeDirection>, 5> directions{{{"ago", TimeDirection::ago},
                                                                                {"from-now", TimeDirection::from_now},
                                                                                {"before", TimeDirection::before},
                                                                                {"after", TimeDirection::after},
                                                                                {"starting", TimeDirection::starting}}};

void set_integer(std::string_view text, long lowest, long highest, std::optional<int>& out) {
  const bool negative = !text.empty() && text.front() == '-';
  const auto value = number_value(negative ? text.substr(1) : text);
  if (!value) return;
  const long whole = std::lround(negative ? -*value : *value);
  if (whole >= lowest && whole <= highest) out = static_cast<int>(whole);
}

// "0230": hours and minutes in one.
void read_clock(std::string_view text, TimeAttributes& out) {
  if (text.size() != 4) return;
  set_integer(text.substr(0, 2), 0, 24, out.hour);
  set_integer(text.substr(2), 0, 59, out.minute);
  if (!out.hour || !out.minute) out.hour = out.minute = std::nullopt;
}

}  // namespace

TimeAttributes read_time_attributes(TimeKind kind, const Attributes& attributes) {
  TimeAttributes out;
  out.kind = kind;
  std::optional<int> factor;
  std::string count;
  for (const auto& [key, value] : attributes) {
    if (key == "year")
      set_integer(value, 1, 9999, out.year);
    else if (key == "month")
      set_integer(value, 1, 12, out.month);
    else if (key == "day")
      set_integer(value, 1, 31, out.day);
    else if (key == "weekday")
      set_integer(value, 1, 7, out.weekday);
    else if (key == "quarter")
      set_integer(value, 1, 4, out.quarter);
    else if (key == "half")
      set_integer(value, 1, 2, out.half);
    else if (key == "nth")
      set_integer(value, 1, 5, out.nth);
    else if (key == "decade")
      set_integer(value, 0, 999, out.decade);
    else if (key == "century")
      set_integer(value, 1, 99, out.century);
    else if (key == "year-to")
      set_integer(value, 0, 9999, out.year_to);
    else if (key == "month-to")
      set_integer(value, 1, 12, out.month_to);
    else if (key == "day-to")
      set_integer(value, 1, 31, out.day_to);
    else if (key == "weekday-to")
      set_integer(value, 1, 7, out.weekday_to);
    else if (key == "hour")
      set_integer(value, 0, 24, out.hour);
    else if (key == "minute")
      set_integer(value, 0, 59, out.minute);
    else if (key == "second")
      set_integer(value, 0, 59, out.second);
    else if (key == "offset")
      set_integer(value, -9999, 9999, out.offset);
    else if (key == "easter")
      set_integer(value, -60, 60, out.easter);
    else if (key == "factor")
      set_integer(value, 1, 1000, factor);
    else if (key == "clock")
      read_clock(value, out);
    else if (key == "season")
      out.season = value;
    else if (key == "part")
      out.part = value;
    else if (key == "half-day")
      out.half_day = value;
    else if (key == "unit")
      out.unit = named(units, value);
    else if (key == "relation")
      out.relation = named(relations, value);
    else if (key == "direction")
      out.direction = named(directions, value);
    else if (key == "count" || key == "count2" || key == "count3" || key == "count4")
      count += ' ' + value;
    else if (key == "vague")
      out.vague = value == "yes";
    else if (key == "plus-half")
      out.plus_half = value == "yes";
    else if (key == "open")
      out.open = value == "yes";
    else if (key == "loose")
      out.loose = value == "yes";
    else if (key == "weekend")
      out.weekend = value == "yes";
    else if (key == "mod")
      out.mod = value;
    else if (key == "reference")
      out.reference = value;
    else if (key == "quant")
      out.quant = value;
    else if (key == "freq")
      out.freq = value;
    else if (key == "span")
      out.span = value;
  }
  if (!count.empty()) out.count = number_value(count);
  if (factor) out.count = out.count.value_or(1) * *factor;
  return out;
}

}  // namespace relata
