#include <algorithm>
#include <map>

#include "engine/diagnostics/position.h"
#include "engine/diagnostics/render.h"
#include "engine/text/utf8.h"
#include "engine/text/xml.h"

namespace relata {
namespace {

// XML 1.0 text and attribute values; what XML can't hold becomes U+FFFD.
std::string escaped(std::string_view text) {
  constexpr std::string_view instead = "\xef\xbf\xbd";
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first_invalid_utf8(text.substr(at, size))) {
      clean += instead;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = decode_utf8(text, at);
    const bool held = (c >= 0x20 || c == '\n' || c == '\t') && c != 0xFFFE && c != 0xFFFF;
    clean += held ? text.substr(begin, at - begin) : instead;
  }
  std::string out;
  append_xml_escaped(clean, out);
  return out;
}

}  // namespace

std::string render_junit(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen) {
  Positions positions(diagnostics);
  std::map<SourceId, std::vector<const Diagnostic*>> by_source;
  for (const Diagnostic* diagnostic : chosen)
    if (diagnostic->severity != Severity::note) by_source[diagnostic->primary.source].push_back(diagnostic);
  const std::string counts =
      "tests=\"" + std::to_string(diagnostics.source_count()) + "\" failures=\"" + std::to_string(by_source.size()) + "\" errors=\"0\"";
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites " + counts + ">\n  <testsuite name=\"relata check\" " + counts + ">\n";
  for (SourceId source = 0; source < diagnostics.source_count(); ++source) {
    const std::string path = escaped(diagnostics.source(source).path);
    out += "    <testcase classname=\"check\" name=\"" + path + "\"";
    const auto found = by_source.find(source);
    if (found == by_source.end()) {
      out += "/>\n";
      continue;
    }
    out += ">\n";
    for (const Diagnostic* diagnostic : found->second) {
      const Position position = positions.of(source, diagnostic->primary.span.begin);
      const std::string where = std::to_string(position.line) + ":" + std::to_string(position.column) + ": ";
      out += "      <failure type=\"" + diagnostic->code + "\" message=\"" + escaped(where + diagnostic->message) + "\">" +
             escaped(render_text(diagnostics, {diagnostic})) + "</failure>\n";
    }
    out += "    </testcase>\n";
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace relata
