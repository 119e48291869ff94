// Paragraphs: stretches between blank lines, or between line ends where the text is not wrapped to a width.
#pragma once
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace relata {

// Trimmed, in order, none empty. A line that begins with a bullet or a dash is always a paragraph of its own.
[[nodiscard]] std::vector<Span> find_paragraphs(std::string_view text);

}  // namespace relata
