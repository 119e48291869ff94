// Rule files in one hand: indentation, spaces, blank lines and quotation marks, by edits of single bytes. Comments stay.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace relata {

// `bytes` as relata writes rule files: two spaces a level, lists indented below their key, one space behind `:` and `-`, `[a, b]` and
// `{a: b}` in flow, patterns between single quotes, no spaces at line ends, one blank line at most, line feeds alone, one at the end, no
// byte order mark. nullopt if it is no YAML, or if the result would not read as the very same tree: then the file is better left as it is.
[[nodiscard]] std::optional<std::string> format_rule_file(std::string_view bytes);

}  // namespace relata
