// YAML as it stands while someone writes it: keys, values and nesting by indentation, whatever is missing or in the wrong place.
#pragma once
#include <string_view>

#include "engine/yaml/yaml.h"

namespace relata::language_server {

// The tree of `text`. Of valid files it is the tree that yaml::parse gives, span by span; a test holds it to that. Else the nearest guess:
// a bracket or quotation mark that is left open ends where the indentation ends its value, a line without a colon where a key should stand
// is a key without value, a line indented wrongly goes to the mapping or list before it. Linear; flow nested deeper than 64 is flattened.
[[nodiscard]] yaml::Node read_tolerantly(std::string_view text);

}  // namespace relata::language_server
