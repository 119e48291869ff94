// From a scalar's decoded bytes back to the bytes it was written with.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/text/span.h"
#include "engine/yaml/yaml.h"

namespace relata::yaml {

// For each byte of `text` the byte of `bytes` it was decoded from, and one more: where the scalar's content ends. `inner` holds the
// scalar without its quotes.
[[nodiscard]] std::vector<std::uint32_t> source_places(std::string_view bytes, Span inner, ScalarStyle style, std::string_view text);

}  // namespace relata::yaml
