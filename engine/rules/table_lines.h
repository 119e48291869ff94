// Lines and cells of a file of tab-separated columns. Spans count bytes of the file. Internal to the rules folder.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/text/span.h"

namespace relata {

// `span` without blanks and carriage returns at its ends.
[[nodiscard]] Span trimmed_cell(std::string_view bytes, Span span);

// Trimmed parts of `span` between `separator`s, empty ones included.
void split_cells(std::string_view bytes, Span span, char separator, std::vector<Span>& parts);

// The next line at or behind byte `at` that is neither empty nor a comment, without its line end; `at` moves behind it. nullopt: none.
[[nodiscard]] std::optional<Span> next_table_line(std::string_view bytes, std::size_t& at);

// Tells of the first byte of `line` that no text has: L003 for what is not UTF-8, L011 for control and private-use characters. True if
// there is none.
bool check_characters(SourceId source, Span line, Diagnostics& diagnostics);

}  // namespace relata
