// Fixes that diagnostics offer, carried out in the files.
#pragma once
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

// The first fix of each diagnostic, in the order of `chosen`; one that would touch bytes that another has changed waits for the next run.
// With `dry` the changes are printed as diffs and nothing is written. False if a file can't be written.
[[nodiscard]] bool apply_fixes(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen, bool dry);

// `bytes` with all of `edits`, which must not overlap, carried out.
[[nodiscard]] std::string edited(const std::string& bytes, std::vector<Edit> edits);

}  // namespace relata
