// The passes of format_rule_file, each from a text and its tree to edits. Internal to the rules folder.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace relata {

// Without byte order mark and carriage returns, with one line feed at the end.
[[nodiscard]] std::string plain_lines(std::string_view bytes);

// Behind `:` and `-`, inside flow lists and maps; patterns in quotation marks.
[[nodiscard]] std::vector<Edit> format_spaces(std::string_view text, const yaml::Node& root);
// Each line at the level of what begins on it; what goes on over several lines moves with its first line.
[[nodiscard]] std::vector<Edit> format_indentation(std::string_view text, const yaml::Node& root);
// Spaces at line ends, and blank lines behind the first. Scalars of several lines stay as they are.
[[nodiscard]] std::vector<Edit> format_blank_lines(std::string_view text, const yaml::Node& root);

// Edits don't overlap.
[[nodiscard]] std::string apply(std::string_view text, std::vector<Edit> edits);

// The lines of a text: where each begins, and one more for its end.
[[nodiscard]] std::vector<std::uint32_t> line_starts(std::string_view text);
// For each line: does a scalar that began on an earlier line go on here?
[[nodiscard]] std::vector<bool> lines_inside_scalars(std::string_view text, const yaml::Node& root,
                                                     const std::vector<std::uint32_t>& starts);

}  // namespace relata
