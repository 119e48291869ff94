#include <cmath>

#include "engine/time/clock_value.h"

namespace relata {
namespace {

struct UnitForm {
  const char* prefix;  // P or PT
  const char* letter;
  int times;  // of that letter's unit
};

UnitForm form_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
      return {"PT", "S", 1};
    case TimeUnit::minute:
      return {"PT", "M", 1};
    case TimeUnit::hour:
      return {"PT", "H", 1};
    case TimeUnit::day:
      return {"P", "D", 1};
    case TimeUnit::weekend:
      return {"P", "WE", 1};
    case TimeUnit::week:
      return {"P", "W", 1};
    case TimeUnit::month:
      return {"P", "M", 1};
    case TimeUnit::quarter:
      return {"P", "Q", 1};
    case TimeUnit::half:
      return {"P", "M", 6};
    case TimeUnit::season:
      return {"P", "M", 3};
    case TimeUnit::year:
      return {"P", "Y", 1};
    case TimeUnit::decade:
      return {"P", "Y", 10};
    case TimeUnit::century:
      return {"P", "Y", 100};
    default:
      return {"P", "X", 1};
  }
}

// A part of a unit in the next smaller one: half a year is 6M, a quarter of an hour 15M. Empty where it is not whole, or none is smaller.
std::string part_of(TimeUnit unit, double part) {
  const double smaller = unit == TimeUnit::minute || unit == TimeUnit::hour ? 60
                         : unit == TimeUnit::day                            ? 24
                         : unit == TimeUnit::year                           ? 12
                                                                            : 0;
  const double count = std::round(part * smaller);
  if (smaller == 0 || std::abs(count - part * smaller) > 1e-6) return {};
  const char* letter = unit == TimeUnit::minute ? "S" : unit == TimeUnit::day ? "H" : "M";
  return (unit == TimeUnit::day ? "T" : "") + std::to_string(static_cast<long>(count)) + letter;
}

// ISO 8601 knows no quarters, weekends or unknown counts.
bool is_iso(TimeUnit unit) {
  return unit != TimeUnit::none && unit != TimeUnit::weekend && unit != TimeUnit::quarter;
}

// 2:04:15 as a length.
TimeValue clock_length(const TimeAttributes& a) {
  TimeValue out;
  out.timex_type = "DURATION";
  out.value = "PT";
  if (*a.hour > 0) out.value += std::to_string(*a.hour) + 'H';
  if (a.minute.value_or(0) > 0) out.value += std::to_string(*a.minute) + 'M';
  if (a.second.value_or(0) > 0) out.value += std::to_string(*a.second) + 'S';
  out.iso_duration = out.value;
  return out;
}

}  // namespace

TimeValue duration_value(const TimeAttributes& a) {
  if (a.uncountable) return {};
  if (a.clock_length && a.hour) return clock_length(a);
  TimeValue out;
  out.timex_type = "DURATION";
  out.mod = a.mod;
  const UnitForm form = form_of(a.unit);
  if (a.vague || !a.count) {
    const bool years = a.unit == TimeUnit::decade || a.unit == TimeUnit::century;
    out.value = std::string(form.prefix) + 'X' + (years ? (a.unit == TimeUnit::decade ? "DE" : "CE") : form.letter);
    return out;
  }
  const double count = *a.count + (a.plus_half ? 0.5 : 0.0);
  const double scaled = count * form.times;
  const double whole = std::floor(scaled);
  if (scaled < 0 || scaled > 1e12) return {};
  if (std::abs(scaled - whole) < 1e-9) {
    out.value = form.prefix + std::to_string(static_cast<long>(whole)) + form.letter;
  } else if (const std::string part = part_of(a.unit, scaled - whole); !part.empty()) {
    out.value = form.prefix + (whole > 0 ? std::to_string(static_cast<long>(whole)) + form.letter : std::string()) + part;
  } else {
    // A fraction that has no smaller unit stays a decimal, which ISO 8601 allows in the last place.
    std::string digits = std::to_string(scaled);
    digits.erase(digits.find_last_not_of('0') + 1);
    out.value = form.prefix + digits + form.letter;
  }
  if (a.plus && a.plus_unit != TimeUnit::none) {
    TimeAttributes rest;
    rest.count = a.plus;
    rest.unit = a.plus_unit;
    const std::string tail = duration_value(rest).value;
    const bool both_clock = out.value.starts_with("PT") && tail.starts_with("PT");
    if (!tail.empty()) out.value += tail.substr(both_clock ? 2 : 1);
  }
  const bool exact = a.mod.empty() || a.mod == "APPROX";
  if (is_iso(a.unit) && exact) out.iso_duration = out.value;
  return out;
}

TimeValue recurrence_value(const TimeAttributes& a) {
  TimeValue out;
  out.timex_type = "SET";
  out.mod = a.mod;
  out.quant = a.quant;
  out.freq = a.freq;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  if (a.weekday)
    out.value = "XXXX-WXX-" + std::to_string(*a.weekday) + (a.weekday_to ? "/XXXX-WXX-" + std::to_string(*a.weekday_to) : "");
  else if (a.month)
    out.value = "XXXX-" + two(*a.month) + (a.day ? "-" + two(*a.day) : "");
  else if (a.day)
    out.value = "XXXX-XX-" + two(*a.day);
  else if (season_index(a.season) > 0)
    out.value = "XXXX-" + a.season;
  else if (a.quarter)
    out.value = "XXXX-Q" + std::to_string(*a.quarter);
  else if ((!a.part.empty() && a.unit == TimeUnit::none) || (a.hour && a.unit == TimeUnit::day))
    out.value = "XXXX-XX-XX";
  else if (a.unit == TimeUnit::weekend)
    out.value = "XXXX-WXX-WE";
  if (!out.value.empty()) {
    if (a.hour)
      out.value += clock_text(a);
    else if (!a.part.empty())
      out.value += "T" + a.part;
    return out;
  }
  if (a.unit == TimeUnit::none) return {};
  TimeAttributes length = a;
  length.mod.clear();
  if (!length.count && !length.vague) length.count = 1;
  out.value = duration_value(length).value;
  return out;
}

}  // namespace relata
