#include "engine/write/iri.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace relata {

namespace {

[[nodiscard]] bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

bool is_absolute_iri(std::string_view iri) {
  const std::size_t colon = iri.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == iri.size() || !is_ascii_letter(iri[0]) || first_invalid_utf8(iri))
    return false;
  const auto in_scheme = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.'; };
  if (!std::all_of(iri.begin(), iri.begin() + static_cast<std::ptrdiff_t>(colon), in_scheme)) return false;
  return std::none_of(iri.begin(), iri.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
  });
}

std::string iri_segment(std::string_view id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  // "." and ".." would walk up the path.
  const bool only_dots = id.find_first_not_of('.') == std::string_view::npos;
  std::string out;
  for (const char c : id) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == '~' || (c == '.' && !only_dots)) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

}  // namespace relata
