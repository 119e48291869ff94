// One name for a file or folder, however it was named.
#pragma once
#include <string>

namespace relata {

// Absolute, without links and dots as far as it exists; `path` itself where the system can't tell.
[[nodiscard]] std::string canonical_path(const std::string& path);

}  // namespace relata
