#include "engine/rules/spelling.h"

#include <cstring>
#include <string>

#include "engine/text/utf8.h"

namespace relata {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080ull;
constexpr std::uint64_t case_bits = 0x2020202020202020ull;

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

char32_t canonical(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  if (is_single_quote(c)) return '\'';
  if (is_double_quote(c)) return '"';
  if (is_hyphen(c)) return '-';
  if (is_dash(c)) return 0x2013;
  return fold_case(c);
}

// Folds case by setting one bit, which is exact for letters and digits; other collisions are sorted out by comparing.
template <bool stop_at_wide>
bool hash_bytes(std::string_view bytes, std::uint64_t& h) {
  h = 0x9e3779b97f4a7c15ull ^ bytes.size();
  std::size_t at = 0;
  for (; at < bytes.size(); at += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, bytes.data() + at, bytes.size() - at < 8 ? bytes.size() - at : 8);
    if (stop_at_wide && (chunk & high_bits)) return false;
    h = (h ^ (chunk | case_bits)) * 0x9fb21c651e98df25ull;
    h ^= h >> 29;
  }
  return true;
}

// The next code point that shows; false at the end.
bool next_visible(std::string_view text, std::size_t& at, char32_t& c) {
  while (at < text.size()) {
    c = static_cast<unsigned char>(text[at]) < 0x80 ? static_cast<char32_t>(text[at++]) : decode_utf8(text, at);
    if (c < 0x80 || !is_invisible(c)) return true;
  }
  return false;
}

}  // namespace

std::uint64_t spelling_hash(std::string_view token) {
  std::uint64_t h = 0;
  if (hash_bytes<true>(token, h)) return h;
  std::string folded;
  folded.reserve(token.size() + 4);
  std::size_t at = 0;
  for (char32_t c = 0; next_visible(token, at, c);) append_utf8(canonical(c), folded);
  hash_bytes<false>(folded, h);
  return h;
}

bool is_spelling_of(std::string_view text, std::string_view name) {
  std::size_t in_text = 0, in_name = 0;
  char32_t wanted = 0, found = 0;
  while (next_visible(name, in_name, wanted)) {
    if (!next_visible(text, in_text, found)) return false;
    if (wanted == ' ') {
      if (is_hyphen(found)) continue;
      if (!is_space(found)) return false;
      for (std::size_t ahead = in_text; next_visible(text, ahead, found) && is_space(found);) in_text = ahead;
      continue;
    }
    if (wanted == found) continue;
    if (canonical(wanted) != canonical(found)) return false;
    if (is_upper(wanted) && !is_upper(found)) return false;
  }
  return !next_visible(text, in_text, found);
}

}  // namespace relata
