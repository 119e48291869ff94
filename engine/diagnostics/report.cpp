#include "engine/diagnostics/report.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/diagnostics/catalogue.h"

namespace relata {

Diagnostic error_at(std::string code, SourceId source, Span place, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.primary = {source, place, ""};
  diagnostic.help = std::move(help);
  return diagnostic;
}

void report(Diagnostics& diagnostics, std::string code, SourceId source, Span place, std::string message, std::string help) {
  diagnostics.add(error_at(std::move(code), source, place, std::move(message), std::move(help)));
}

void report_warning(Diagnostics& diagnostics, std::string code, SourceId source, Span place, std::string message, std::string help) {
  Diagnostic diagnostic = error_at(std::move(code), source, place, std::move(message), std::move(help));
  diagnostic.severity = is_note(diagnostic.code) ? Severity::note : Severity::warning;
  diagnostics.add(std::move(diagnostic));
}

std::optional<SourceId> read_source(const std::string& path, Diagnostics& diagnostics) {
  if (const std::string* text = diagnostics.unsaved(path))
    return diagnostics.add_source(path, text->starts_with("\xef\xbb\xbf") ? text->substr(3) : *text);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes;
  constexpr std::size_t block = 1 << 16;
  while (file) {
    const std::size_t size = bytes.size();
    bytes.resize(size + std::max(block, size));
    file.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size));
    bytes.resize(size + static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return std::nullopt;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
  return diagnostics.add_source(path, std::move(bytes));
}

}  // namespace relata
