// Comments that allow a warning: `# relata: allow M003: the reason`, on the line of the warning or on a line of its own above it.
#pragma once
#include <vector>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

// Adds what is wrong with such comments to `diagnostics` (A001 no reason, A002 nothing to allow, A003 no such code, A004 an error can't be
// allowed). Returns for each diagnostic that was there before whether a comment allows it.
[[nodiscard]] std::vector<bool> apply_suppressions(Diagnostics& diagnostics);

}  // namespace relata
