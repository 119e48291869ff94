// Scalars from their bytes, complete or not.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/yaml/yaml.h"

namespace relata::language_server {

// A scalar as it was read, and the byte behind it.
struct ReadScalar {
  yaml::Node node;
  std::uint32_t end = 0;
};

// Each reads from `at` on. Further lines belong to the scalar if they are indented beyond column `parent`; a scalar that is left open ends
// where they end.
[[nodiscard]] ReadScalar read_quoted(std::string_view text, std::uint32_t at, int parent);
[[nodiscard]] ReadScalar read_plain(std::string_view text, std::uint32_t at, int parent, bool in_flow);
[[nodiscard]] ReadScalar read_block(std::string_view text, std::uint32_t at, int parent);  // `at` stands on `|` or `>`

// Behind the blanks and line breaks from `at` on; the breaks are counted. nullopt if the next line with content is not beyond `parent`.
[[nodiscard]] std::optional<std::uint32_t> behind_breaks(std::string_view text, std::uint32_t at, int parent, int& breaks);
// Where the key that begins at `at` ends, if a colon stands behind it on its line; quotation marks may stand around it.
[[nodiscard]] std::optional<std::uint32_t> key_end(std::string_view text, std::uint32_t at);

[[nodiscard]] yaml::Node absent_at(std::uint32_t at);

// Does a `:` at `at` end a key? Also at the end of the text.
[[nodiscard]] bool is_colon(std::string_view text, std::uint32_t at, bool in_flow);
[[nodiscard]] bool is_dash(std::string_view text, std::uint32_t at);  // of a list's item
[[nodiscard]] std::uint32_t line_end(std::string_view text, std::uint32_t at);

}  // namespace relata::language_server
