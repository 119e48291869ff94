// A schema as it stands in the editor, checked with those that it stands on.
#pragma once
#include <memory>
#include <string>

#include "engine/diagnostics/diagnostic.h"

namespace relata::language_server {

// Has the text a schema's keys and none of a rule file?
[[nodiscard]] bool reads_as_schema(const std::string& text);
// The folder of the first pack that names the schema; empty if there is none.
[[nodiscard]] std::string pack_of_schema(const std::string& path);
// Loads the schemas of the first pack that names this one, in their order, or it alone; adds what is wrong in any of them.
void check_schema(const std::string& path, Diagnostics& diagnostics);

}  // namespace relata::language_server
