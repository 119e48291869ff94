#include "engine/write/output_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/text/utf8.h"
#include "engine/text/xml.h"

namespace relata {

namespace {

[[nodiscard]] bool is_dropped(char32_t c) {
  return c < 0x20 || c == 0xfffd || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

// Bytes above 0xee begin every character that could go, besides the controls: most text is copied whole.
[[nodiscard]] bool is_plain(std::string_view text) {
  unsigned char bad = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    bad |= static_cast<unsigned char>((byte < 0x20) | (byte >= 0xef));
  }
  return bad == 0;
}

}  // namespace

std::string output_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (!is_dropped(decode_utf8(text, at))) out.append(text.substr(start, at - start));
  }
  return out;
}

void append_xml(std::string_view text, std::string& out) {
  if (is_plain(text))
    append_xml_escaped(text, out);
  else
    append_xml_escaped(output_text(text), out);
}

void append_real(double number, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}", std::isfinite(number) ? number + 0.0 : 0.0);
}

}  // namespace relata
