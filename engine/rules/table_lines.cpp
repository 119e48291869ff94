#include "engine/rules/table_lines.h"

#include <algorithm>
#include <cstdio>

#include "engine/diagnostics/report.h"
#include "engine/text/utf8.h"

namespace relata {

Span trimmed_cell(std::string_view bytes, Span span) {
  while (!span.empty() && (bytes[span.begin] == ' ' || bytes[span.begin] == '\r')) ++span.begin;
  while (!span.empty() && (bytes[span.end - 1] == ' ' || bytes[span.end - 1] == '\r')) --span.end;
  return span;
}

void split_cells(std::string_view bytes, Span span, char separator, std::vector<Span>& parts) {
  parts.clear();
  const std::string_view all = bytes.substr(0, span.end);
  for (std::uint32_t begin = span.begin;;) {
    const auto at = static_cast<std::uint32_t>(std::min<std::size_t>(all.find(separator, begin), span.end));
    parts.push_back(trimmed_cell(bytes, {begin, at}));
    if (at >= span.end) return;
    begin = at + 1;
  }
}

std::optional<Span> next_table_line(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    Span line{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    while (!line.empty() && bytes[line.end - 1] == '\r') --line.end;
    at = end + 1;
    if (!trimmed_cell(bytes, line).empty() && bytes[line.begin] != '#') return line;
  }
  return std::nullopt;
}

bool check_characters(SourceId source, Span line, Diagnostics& diagnostics) {
  const std::string_view text = std::string_view(diagnostics.source(source).bytes).substr(line.begin, line.size());
  // Nearly all lines, told without a look at each character.
  bool is_plain = true;
  for (const char c : text) is_plain &= (c >= 0x20 && c < 0x7f) || c == '\t';
  if (is_plain) return true;
  const auto place = [&](std::size_t begin, std::size_t end) {
    return Span{line.begin + static_cast<std::uint32_t>(begin), line.begin + static_cast<std::uint32_t>(end)};
  };
  if (const auto bad = first_invalid_utf8(text)) {
    report(diagnostics, "L003", source, place(*bad, *bad + 1), "not UTF-8", "save the file as UTF-8");
    return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7f) {
      ++at;
      continue;
    }
    const char32_t c = decode_utf8(text, at);
    const bool is_control = (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0);
    if (!is_control && !is_private_use(c)) continue;
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
    report(diagnostics, "L011", source, place(begin, at),
           std::string(is_control ? "a control character (" : "a private-use character (") + name + ")" + (c == 0 ? ", NUL" : ""),
           is_control ? "no text that is read holds it: remove it"
                      : "on the tape such characters stand for types, so no text that is read holds it: remove it");
    return false;
  }
  return true;
}

}  // namespace relata
