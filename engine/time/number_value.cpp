#include "engine/time/number_value.h"

#include <charconv>
#include <string>

namespace relata {
namespace {

constexpr long largest = 1'000'000'000'000;

std::optional<double> single_value(std::string_view text) {
  std::string digits;
  bool point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '.' && !point && i > 0 && i + 1 < text.size()) {
      digits += c;
      point = true;
    } else if (c != ',' || digits.empty() || point) {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 12) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<long> compose_number(const std::vector<long>& values) {
  if (values.empty()) return std::nullopt;
  // Two halves of a year: nineteen ninety-seven, twenty ten.
  if (values.size() == 2 && values[0] >= 11 && values[0] <= 29 && values[1] >= 10 && values[1] <= 99) return values[0] * 100 + values[1];
  long total = 0, group = 0;
  long smallest_scale = largest;
  for (const long value : values) {
    if (value < 0 || value >= largest) return std::nullopt;
    if (value == 100) {
      if (group == 0) group = 1;
      if (group >= 100) return std::nullopt;
      group *= 100;
    } else if (value >= 1000 && value % 1000 == 0) {
      if (value >= smallest_scale) return std::nullopt;
      smallest_scale = value;
      total += (group == 0 ? 1 : group) * value;
      group = 0;
    } else {
      // Each part must fit below the last: twenty five, never five twenty.
      long room = 1000;
      if (group != 0) room = group % 100 == 0 ? 100 : (group % 10 == 0 && group % 100 >= 20 ? 10 : 0);
      if (value >= room) return std::nullopt;
      group += value;
    }
    if (total >= largest) return std::nullopt;
  }
  return total + group;
}

std::optional<double> number_value(std::string_view text) {
  std::vector<long> values;
  std::optional<double> only;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && text[at] == ' ') ++at;
    const std::size_t begin = at;
    while (at < text.size() && text[at] != ' ') ++at;
    if (begin == at) break;
    only = single_value(text.substr(begin, at - begin));
    if (!only) return std::nullopt;
    values.push_back(static_cast<long>(*only));
    if (values.size() > 12) return std::nullopt;
  }
  if (values.size() == 1) return only;
  if (const auto composed = compose_number(values)) return static_cast<double>(*composed);
  return std::nullopt;
}

}  // namespace relata
