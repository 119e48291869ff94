#include "engine/text/xml.h"

namespace relata {

void append_xml_escaped(std::string_view text, std::string& out) {
  // Whole stretches between the few characters that need an escape.
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find_first_of("&<>\"'\n\t", at);
    out.append(text.substr(at, next - at));
    if (next == std::string_view::npos) return;
    switch (text[next]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += "&apos;";
    }
    at = next + 1;
  }
}

}  // namespace relata
