#include "engine/write/json_text.h"

namespace relata {

void append_json_string(std::string_view text, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  out.push_back('"');
  std::size_t plain = 0;  // start of the stretch that is copied as it stands
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(plain, at - plain));
    plain = at + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      default:
        out += "\\u00";
        out.push_back(digits[c >> 4]);
        out.push_back(digits[c & 15]);
    }
  }
  out.append(text.substr(plain));
  out.push_back('"');
}

void append_json_key(std::string_view key, std::string& out) {
  if (!out.empty() && out.back() != '{') out += ", ";
  append_json_string(key, out);
  out += ": ";
}

void append_json_member(std::string_view key, std::string_view value, std::string& out) {
  if (value.empty()) return;
  append_json_key(key, out);
  append_json_string(value, out);
}

}  // namespace relata
