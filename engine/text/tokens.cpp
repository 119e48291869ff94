#include "engine/text/tokens.h"

#include <algorithm>
#include <array>

#include "engine/text/utf8.h"

namespace relata {

namespace {

enum class Kind : std::uint8_t { space, word, single, wide };

constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool space = c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    kinds[c] = c >= 0x80 ? Kind::wide : word ? Kind::word : space ? Kind::space : Kind::single;
  }
  return kinds;
}
constexpr std::array<Kind, 256> kinds = make_kinds();

// Invisible characters: inside a word they belong to it, at its rim they are as good as white space.
[[nodiscard]] bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

void tokenize(std::string_view text, Span range, std::vector<Span>& tokens) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::uint32_t end = range.end;
  std::uint32_t at = range.begin;
  std::uint32_t word = end;      // where the open word begins; `end`: none is open
  std::uint32_t word_end = end;  // behind its last visible character
  const auto close = [&] {
    if (word != end) tokens.push_back({word, word_end});
    word = end;
  };
  while (at < end) {
    switch (kinds[bytes[at]]) {
      case Kind::word:
        if (word == end) word = at;
        do {
          ++at;
        } while (at < end && kinds[bytes[at]] == Kind::word);
        word_end = at;
        break;
      case Kind::space:
        close();
        ++at;
        break;
      case Kind::single:
        close();
        tokens.push_back({at, at + 1});
        ++at;
        break;
      case Kind::wide: {
        std::size_t next = at;
        const char32_t c = decode_utf8(text, next);
        const auto behind = std::min(static_cast<std::uint32_t>(next), end);
        if (is_invisible(c)) {
          // stays inside an open word until a visible character decides
        } else if (is_letter(c) || is_digit(c) || is_mark(c)) {
          if (word == end) word = at;
          word_end = behind;
        } else {
          close();
          if (!is_space(c)) tokens.push_back({at, behind});
        }
        at = behind;
        break;
      }
    }
  }
  close();
}

}  // namespace relata
