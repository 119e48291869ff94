#include "engine/rules/bind_passage.h"

#include <algorithm>

#include "engine/diagnostics/catalogue.h"

namespace relata {
namespace {

void report(Passage& passage, Severity severity, const char* code, Span part, std::string message, std::string help,
            std::string_view instead) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = severity;
  diagnostic.message = std::move(message);
  diagnostic.primary = {passage.source, passage.in_source(part), {}};
  diagnostic.help = std::move(help);
  if (!instead.empty()) {
    diagnostic.fixes.push_back({"write `" + std::string(instead) + "`", {{passage.source, diagnostic.primary.span, std::string(instead)}}});
  }
  passage.diagnostics->add(std::move(diagnostic));
}

}  // namespace

Span Passage::in_source(Span part) const {
  if (place.size() <= text.size() || text.empty()) return whole;
  const std::uint32_t size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t begin = std::min(part.begin, size), end = std::min(part.end, size);
  if (end <= begin) return {place[begin], place[begin]};
  return {place[begin], place[end - 1] + 1};
}

void Passage::error(const char* code, Span part, std::string message, std::string help, std::string_view instead) {
  if (++errors > max_errors) return;
  report(*this, Severity::error, code, part, std::move(message), std::move(help), instead);
}

void Passage::warning(const char* code, Span part, std::string message, std::string help, std::string_view instead) {
  report(*this, is_note(code) ? Severity::note : Severity::warning, code, part, std::move(message), std::move(help), instead);
}

Passage passage_of(const yaml::Node& node, SourceId source, Diagnostics& diagnostics) {
  return {node.text, node.place, source, node.span, &diagnostics};
}

Passage passage_of(std::string_view text, SourceId source, std::uint32_t offset, Diagnostics& diagnostics) {
  Passage passage{text, {}, source, {offset, offset + static_cast<std::uint32_t>(text.size())}, &diagnostics};
  passage.place.reserve(text.size() + 1);
  for (std::size_t i = 0; i <= text.size(); ++i) passage.place.push_back(offset + static_cast<std::uint32_t>(i));
  return passage;
}

}  // namespace relata
