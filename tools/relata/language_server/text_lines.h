// Places in a text as the protocol counts them: lines and code units, both from 0.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace relata::language_server {

// What a character counts as; client and server agree on one when they meet.
enum class Units : std::uint8_t { utf8, utf16 };

struct Place {
  std::uint32_t line = 0;
  std::uint32_t character = 0;  // code units from the line's start
  friend constexpr bool operator==(Place, Place) = default;
};
struct Range {
  Place start, end;
  friend constexpr bool operator==(Range, Range) = default;
};

// The lines of one text (they end with LF, CR LF or CR); `text` must outlive it. A byte that is no UTF-8 counts as one unit.
class TextLines {
 public:
  explicit TextLines(std::string_view text, Units units = Units::utf16);
  // A place behind its line's end is the line's end, one behind the text the text's end, one within a character its start.
  [[nodiscard]] std::uint32_t byte_at(Place place) const;
  [[nodiscard]] Place place_of(std::uint32_t byte) const;
  [[nodiscard]] Range range_of(Span span) const { return {place_of(span.begin), place_of(span.end)}; }
  // The bytes of a line without its end; empty behind the last one.
  [[nodiscard]] Span line(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t start(std::uint32_t line) const { return starts_[line]; }
  [[nodiscard]] Units units() const { return units_; }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view text_;
  Units units_;
  std::vector<std::uint32_t> starts_;
};

// Places of bytes that come in ascending order; linear over all of them, however long a line is.
class PlaceWalk {
 public:
  PlaceWalk(std::string_view text, const TextLines& lines) : text_(text), lines_(lines) {}
  [[nodiscard]] Place at(std::uint32_t byte);

 private:
  std::string_view text_;
  const TextLines& lines_;
  std::uint32_t line_ = 0, at_ = 0, units_ = 0;
};

}  // namespace relata::language_server
