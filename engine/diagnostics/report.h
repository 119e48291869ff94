// Short ways to say what is wrong, and to read a file that diagnostics can point into.
#pragma once
#include <optional>
#include <string>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

// An error at `place`; the rest may be added to the result before it is handed over.
[[nodiscard]] Diagnostic error_at(std::string code, SourceId source, Span place, std::string message, std::string help = {});

// Hands over error_at(...).
void report(Diagnostics& diagnostics, std::string code, SourceId source, Span place, std::string message, std::string help = {});
void report_warning(Diagnostics& diagnostics, std::string code, SourceId source, Span place, std::string message, std::string help = {});

// Reads `path` whole, or its unsaved text, without a UTF-8 byte order mark. nullopt if it can't be read or is a folder.
[[nodiscard]] std::optional<SourceId> read_source(const std::string& path, Diagnostics& diagnostics);

}  // namespace relata
