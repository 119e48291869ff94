#include "engine/diagnostics/position.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace relata {

std::uint32_t count_code_points(std::string_view text) {
  std::uint32_t count = 0;
  while (!text.empty()) {
    const std::size_t sound = std::min(first_invalid_utf8(text).value_or(text.size()), text.size());
    for (std::size_t at = 0; at < sound; ++at) count += (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
    if (sound == text.size()) break;
    ++count;
    text.remove_prefix(sound + 1);
  }
  return count;
}

const std::vector<std::uint32_t>& Positions::starts(SourceId source) {
  std::vector<std::uint32_t>& starts = starts_[source];
  if (!starts.empty()) return starts;
  const std::string& bytes = diagnostics_.source(source).bytes;
  starts.push_back(0);
  for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 1))
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  return starts;
}

Position Positions::of(SourceId source, std::uint32_t byte) {
  const std::vector<std::uint32_t>& lines = starts(source);
  byte = std::min<std::uint32_t>(byte, static_cast<std::uint32_t>(diagnostics_.source(source).bytes.size()));
  const auto behind = std::upper_bound(lines.begin(), lines.end(), byte);
  const auto line = static_cast<std::uint32_t>(behind - lines.begin());
  return {line, count_code_points(text(source, {lines[line - 1], byte})) + 1};
}

Span Positions::line(SourceId source, std::uint32_t number) {
  const std::vector<std::uint32_t>& lines = starts(source);
  const std::string& bytes = diagnostics_.source(source).bytes;
  if (number == 0 || number > lines.size()) return {};
  Span span{lines[number - 1], number < lines.size() ? lines[number] - 1 : static_cast<std::uint32_t>(bytes.size())};
  if (!span.empty() && bytes[span.end - 1] == '\r') --span.end;
  return span;
}

std::string_view Positions::text(SourceId source, Span span) const {
  return std::string_view(diagnostics_.source(source).bytes).substr(span.begin, span.size());
}

}  // namespace relata
