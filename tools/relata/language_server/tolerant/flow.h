// Lists and mappings between brackets, complete or not.
#pragma once
#include "tools/relata/language_server/tolerant/scalars.h"

namespace relata::language_server {

// `at` stands on `[` or `{`. Further lines belong to it if they are indented beyond column `parent`.
[[nodiscard]] ReadScalar read_flow(std::string_view text, std::uint32_t at, int parent);

}  // namespace relata::language_server
