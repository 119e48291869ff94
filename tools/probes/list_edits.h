// YAML lists and maps changed by byte-span patches: comments and everything else stay as they are.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/diagnostics/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace relata {

// One more item behind `last`, an item of a list in brackets or of one with dashes, in the same hand.
[[nodiscard]] Edit append_item(std::string_view bytes, SourceId source, Span last, std::string_view item);

// The innermost map, list item or value that holds `place` is left out of `root`: an item of a list of several, else its key, and so on up.
// nullopt where what would be left out is no item and no key of `root` itself.
[[nodiscard]] std::optional<Edit> leave_out(std::string_view bytes, SourceId source, const yaml::Node& root, Span place);

}  // namespace relata
