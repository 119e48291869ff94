#include "engine/diagnostics/position.h"
#include "engine/diagnostics/render.h"

namespace relata {
namespace {

// As the format asks: % and line ends everywhere, : and , in properties.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%')
      out += "%25";
    else if (c == '\n')
      out += "%0A";
    else if (c == '\r')
      out += "%0D";
    else if (property && c == ':')
      out += "%3A";
    else if (property && c == ',')
      out += "%2C";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string render_annotations(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen) {
  Positions positions(diagnostics);
  std::string out;
  for (const Diagnostic* each : chosen) {
    out += std::string("::") + (each->severity == Severity::note ? "notice" : name_of(each->severity)) + ' ';
    if (each->primary.source < diagnostics.source_count()) {
      const SourceFile& file = diagnostics.source(each->primary.source);
      const Position begin = positions.of(each->primary.source, each->primary.span.begin);
      const Position end = positions.of(each->primary.source, each->primary.span.end);
      out += "file=" + escaped(file.path, true) + ",line=" + std::to_string(begin.line) + ",col=" + std::to_string(begin.column) +
             ",endLine=" + std::to_string(end.line) + ",endColumn=" + std::to_string(end.column) + ",";
    }
    out +=
        "title=" + escaped(each->code, true) + "::" + escaped(each->message + (each->help.empty() ? "" : "; " + each->help), false) + '\n';
  }
  return out;
}

}  // namespace relata
