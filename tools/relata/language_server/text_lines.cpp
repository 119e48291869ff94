#include "tools/relata/language_server/text_lines.h"

#include <algorithm>

namespace relata::language_server {
namespace {

// Bytes of the character at the front and its code units; a byte that begins no sound character stands alone.
struct Step {
  std::uint32_t bytes = 1, units = 1;
};
Step step_at(std::string_view text, std::uint32_t at, Units units) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::uint32_t length = lead < 0x80                   ? 1
                               : lead >= 0xc2 && lead < 0xe0 ? 2
                               : (lead & 0xf0) == 0xe0       ? 3
                               : lead >= 0xf0 && lead < 0xf5 ? 4
                                                             : 1;
  if (length == 1 || at + length > text.size()) return {};
  for (std::uint32_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80) return {};
  return {length, units == Units::utf8 ? length : units == Units::utf16 && length == 4 ? 2u : 1u};
}

}  // namespace

TextLines::TextLines(std::string_view text, Units units) : text_(text), units_(units), starts_{0} {
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'))) starts_.push_back(at + 1);
  }
}

Span TextLines::line(std::uint32_t number) const {
  if (number >= starts_.size()) return {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_.size())};
  Span span{starts_[number], number + 1 < starts_.size() ? starts_[number + 1] : static_cast<std::uint32_t>(text_.size())};
  while (span.end > span.begin && (text_[span.end - 1] == '\n' || text_[span.end - 1] == '\r')) --span.end;
  return span;
}

std::uint32_t TextLines::byte_at(Place place) const {
  const Span span = line(place.line);
  std::uint32_t at = span.begin;
  for (std::uint32_t units = 0; at < span.end;) {
    const Step step = step_at(text_, at, units_);
    units += step.units;
    if (units > place.character) break;
    at += step.bytes;
  }
  return at;
}

Place TextLines::place_of(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  const auto behind = std::upper_bound(starts_.begin(), starts_.end(), byte);
  Place place{static_cast<std::uint32_t>(behind - starts_.begin()) - 1, 0};
  for (std::uint32_t at = starts_[place.line]; at < byte;) {
    const Step step = step_at(text_, at, units_);
    if (at + step.bytes > byte) break;
    at += step.bytes;
    place.character += step.units;
  }
  return place;
}

Place PlaceWalk::at(std::uint32_t byte) {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  while (line_ + 1 < lines_.count() && lines_.start(line_ + 1) <= byte) {
    ++line_;
    at_ = lines_.start(line_);
    units_ = 0;
  }
  while (at_ < byte) {
    const Step step = step_at(text_, at_, lines_.units());
    if (at_ + step.bytes > byte) break;
    at_ += step.bytes;
    units_ += step.units;
  }
  return {line_, units_};
}

}  // namespace relata::language_server
