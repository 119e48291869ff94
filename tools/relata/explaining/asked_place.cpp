#include "tools/relata/explaining/asked_place.h"

#include <charconv>

#include "engine/diagnostics/position.h"
#include "engine/text/utf8.h"

namespace relata {

std::optional<AskedPlace> asked_place(const std::string& text) {
  const std::size_t second = text.rfind(':');
  const std::size_t first = second == std::string::npos || second == 0 ? std::string::npos : text.rfind(':', second - 1);
  if (first == std::string::npos) return std::nullopt;
  AskedPlace place{text.substr(0, first), 0, 0};
  const auto number = [&](std::size_t begin, std::size_t end, std::uint32_t& value) {
    const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, value);
    return error == std::errc() && stop == text.data() + end;
  };
  if (!number(first + 1, second, place.line) || !number(second + 1, text.size(), place.column)) return std::nullopt;
  return place;
}

// The code point of the text at a line and column, both from 1; nullopt if the text has no such place.
std::optional<std::uint32_t> point_at(const std::string& text, const AskedPlace& place) {
  Diagnostics diagnostics;
  const SourceId id = diagnostics.add_source("", text);
  Positions positions(diagnostics);
  if (place.line > positions.of(id, static_cast<std::uint32_t>(text.size())).line) return std::nullopt;
  const Span line = positions.line(id, place.line);
  if (place.column > count_code_points(std::string_view(text).substr(line.begin, line.size())) + 1) return std::nullopt;
  return count_code_points(std::string_view(text).substr(0, line.begin)) + place.column - 1;
}

std::uint32_t byte_at(const std::string& text, std::uint32_t point) {
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < point && at < text.size(); ++i) static_cast<void>(decode_utf8(text, at));
  return static_cast<std::uint32_t>(at);
}

}  // namespace relata
