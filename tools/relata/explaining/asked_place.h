// FILE:LINE:COLUMN on the command line, and where that is in a text.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace relata {

struct AskedPlace {
  std::string file;
  std::uint32_t line = 0, column = 0;
};

// nullopt: `text` is written otherwise. Line and column may be 0, which no text has.
[[nodiscard]] std::optional<AskedPlace> asked_place(const std::string& text);

// The code point of the text at a line and column, both from 1; nullopt if the text has no such place.
[[nodiscard]] std::optional<std::uint32_t> point_at(const std::string& text, const AskedPlace& place);
// The byte at which code point number `point` begins.
[[nodiscard]] std::uint32_t byte_at(const std::string& text, std::uint32_t point);

}  // namespace relata
