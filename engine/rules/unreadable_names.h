// Names that files with faulty YAML may have declared.
#pragma once
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

// The indented keys of each file of which a YAML error (Y...) is told, sorted: what such a file declares can't be known, so what names one
// of them elsewhere is no mistake of its own.
[[nodiscard]] std::vector<std::string> unreadable_names(const Diagnostics& diagnostics);

}  // namespace relata
