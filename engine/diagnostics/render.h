// Diagnostics as people and programs read them.
#pragma once
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

// By file (in the order in which files were read), place and code: the order in which all formats give them.
[[nodiscard]] std::vector<const Diagnostic*> in_order(const Diagnostics& diagnostics);

// Each of these renders `chosen`, which point into `diagnostics`, and ends with a line end (empty for none, in text and JSON lines).
// Lines and columns count from 1, columns in code points.

// file:line:column: error[P021]: message; the line with carets under the very words; labels; help; fixes as - and + lines.
[[nodiscard]] std::string render_text(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen);
// One object a line: code, severity, file, line, column, endLine, endColumn, message (with its help), labels, fixes.
[[nodiscard]] std::string render_json(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen);
// SARIF 2.1.0, one run.
[[nodiscard]] std::string render_sarif(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen,
                                       const std::string& version);
// JUnit XML: a test case a file that was read, failed by its errors and warnings.
[[nodiscard]] std::string render_junit(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen);

// Workflow commands of code hosts, a line each: `::error file=F,line=L,col=C,endLine=L,endColumn=C,title=P021::message`.
[[nodiscard]] std::string render_annotations(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen);

[[nodiscard]] const char* name_of(Severity severity);  // "error", "warning", "note"

}  // namespace relata
