// How a lexicon name and a text are compared: case, quotes and hyphens aside, invisible characters skipped.
#pragma once
#include <cstdint>
#include <string_view>

namespace relata {

// Hash of a token that is the same for all spellings that can be the same name.
[[nodiscard]] std::uint64_t spelling_hash(std::string_view token);

// True if `text` is a spelling of `name`: capitals of the name are capitals in the text, its lower-case letters stand for any case; a
// space of the name is white space or one hyphen; quotes, hyphens and dashes are a class each.
[[nodiscard]] bool is_spelling_of(std::string_view text, std::string_view name);

// Spreads the bits of a hash.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ull;
  h ^= h >> 32;
  return h;
}

}  // namespace relata
