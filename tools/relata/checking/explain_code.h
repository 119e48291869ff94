// The page of a diagnostic, as docs/diagnostics has it.
#pragma once
#include <string>

namespace relata {

// Prints it; returns what the shell is told.
[[nodiscard]] int explain_code(const std::string& code);

}  // namespace relata
