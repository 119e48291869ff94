// Runs of ASCII letters and digits, case-folded: the coarsest words of a text, for tests that may over-report.
#pragma once
#include <array>
#include <cstddef>

namespace relata {

// The letter or digit in lower case; 0 for all other bytes.
[[nodiscard]] inline char ascii_word_letter(char c) {
  static constexpr std::array<char, 256> folded = [] {
    std::array<char, 256> out{};
    for (int i = 0; i < 256; ++i) {
      const char letter = static_cast<char>(i);
      if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) out[static_cast<std::size_t>(i)] = letter;
      if (letter >= 'A' && letter <= 'Z') out[static_cast<std::size_t>(i)] = static_cast<char>(letter - 'A' + 'a');
    }
    return out;
  }();
  return folded[static_cast<unsigned char>(c)];
}

}  // namespace relata
