#include "engine/read/print.h"

#include <algorithm>
#include <array>

#include "engine/text/utf8.h"

namespace relata {

namespace {

constexpr std::size_t opening_words = 90;  // long words looked at
constexpr std::size_t min_hashes = 3;
constexpr std::uint32_t shortest_long_word = 4;  // bytes
constexpr std::uint32_t longest_hashed = 200;    // bytes of a word that count

// Finalizer of splitmix64 (Steele, Lea, Flood), constants as published: spreads every bit over all.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

[[nodiscard]] std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
  const auto step = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL; };
  bool ascii = true;
  for (const char c : word) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) {
    for (const char c : word) step(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  } else {
    for (const char c : name_key(word)) step(c);
  }
  return mixed(hash);
}

}  // namespace

std::uint64_t print_of(std::string_view text, const std::vector<Span>& tokens, const std::vector<Span>& voice) {
  std::array<std::uint64_t, min_hashes> least;
  least.fill(~0ULL);
  std::size_t words = 0;
  std::uint64_t before = 0;
  auto token = tokens.begin();
  for (const auto stretch : voice) {
    while (token != tokens.end() && token->begin < stretch.begin) ++token;
    for (; token != tokens.end() && token->begin < stretch.end && words < opening_words; ++token) {
      std::size_t next = token->begin;
      if (token->size() < shortest_long_word || !is_letter(decode_utf8(text, next))) continue;
      const auto hash = hash_of(text.substr(token->begin, std::min(token->size(), longest_hashed)));
      const auto pair = mixed(before * 0x9e3779b97f4a7c15ULL + hash);
      for (std::size_t i = 0; i < min_hashes; ++i) least[i] = std::min(least[i], mixed(pair + (i + 1) * 0x9e3779b97f4a7c15ULL));
      before = hash;
      ++words;
    }
    if (words == opening_words) break;
  }
  if (words == 0) return 0;
  std::uint64_t print = 0;
  for (const auto value : least) print = mixed(print ^ value) + 0x9e3779b97f4a7c15ULL;
  return print == 0 ? 1 : print;
}

}  // namespace relata
