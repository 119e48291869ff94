#include "engine/time/time_attributes.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/time/figures.h"
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
constexpr std::array<std::pair<std::string_view, Feast>, 3> feasts{
    {{"islamic", Feast::islamic}, {"hebrew", Feast::hebrew}, {"chinese", Feast::chinese}}};
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

// TIMEX3: 3X three times, 5D on five days.
const char* frequency_letter(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::hour:
      return "H";
    case TimeUnit::day:
      return "D";
    case TimeUnit::week:
      return "W";
    case TimeUnit::month:
      return "M";
    default:
      return "X";
  }
}

}  // namespace

TimeAttributes read_time_attributes(TimeKind kind, const Attributes& attributes) {
  TimeAttributes out;
  out.kind = kind;
  std::optional<int> factor, century_part, year_part;
  std::string count, times;
  TimeUnit times_unit = TimeUnit::none;
  for (const auto& [key, value] : attributes) {
    if (key == "year")
      set_year(value, out);
    else if (key == "month")
      set_integer(value, 1, 12, out.month);
    else if (key == "number-first")
      set_integer(value, 1, 99, out.number_first);
    else if (key == "number-second")
      set_integer(value, 1, 99, out.number_second);
    else if (key == "day")
      set_integer(value, 1, 31, out.day);
    else if (key == "weekday")
      set_integer(value, 1, 7, out.weekday);
    else if (key == "quarter")
      set_integer(value, 1, 4, out.quarter);
    else if (key == "half")
      set_integer(value, 1, 2, out.half);
    else if (key == "nth")
      set_integer(value, -1, 400, out.nth);
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
    else if (key == "near-year")
      set_integer(value, 1, 9999, out.near_year);
    else if (key == "near-month")
      set_integer(value, 1, 12, out.near_month);
    else if (key == "weeks-on")
      set_integer(value, -9, 9, out.weeks_on);
    else if (key == "year-of-era")
      set_integer(value, 1, 9999, out.year);
    else if (key == "year-before-era")
      set_integer(value, 1, 9999, out.year_before_era);
    else if (key == "century-part")
      set_integer(value, 1, 99, century_part);
    else if (key == "year-part")
      set_integer(value, 0, 99, year_part);
    else if (key == "plus")
      out.plus = number_value(value);
    else if (key == "plus-unit")
      out.plus_unit = named(units, value);
    else if (key == "times")
      times = value;
    else if (key == "times-unit")
      times_unit = named(units, value);
    else if (key == "figures")
      read_figures(value, out);
    else if (key == "tense")
      out.tense = value;
    else if (key == "ahead")
      out.ahead = value == "yes";
    else if (key == "clock-length")
      out.clock_length = value == "yes";
    else if (key == "fiscal")
      out.fiscal = value == "yes";
    else if (key == "day-and-hour")
      read_day_and_hour(value, out);
    else if (key == "calendar")
      out.feast = named(feasts, value);
    else if (key == "anchor")
      out.anchored = value == "part" || value == "last-part", out.anchor_last = value == "last-part";
    else if (key == "to-hour")
      out.to_hour = value == "yes";
    else if (key == "zone")
      out.zone = value;
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
  if (!count.empty()) {
    out.count = number_value(count);
    out.uncountable = !out.count;
  }
  // 2014-09 is a month, 2008-09 a year and the next.
  if (out.year && out.year_to && !out.month && *out.year_to >= 1 && *out.year_to <= 12 && *out.year_to != (*out.year + 1) % 100)
    out.month = std::exchange(out.year_to, std::nullopt);
  if (century_part) out.year = *century_part * 100 + year_part.value_or(0);
  if (const auto often = number_value(times)) out.freq = std::to_string(std::lround(*often)) + frequency_letter(times_unit);
  if (factor) out.count = out.count.value_or(1) * *factor;
  return out;
}

}  // namespace relata
