// UTF-8: checking, decoding, counting in code points.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// First byte that is not well-formed UTF-8 (surrogates and overlong forms are not), or nullopt.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// Decodes the code point that starts at `at` (text is valid UTF-8) and moves `at` behind it.
[[nodiscard]] char32_t decode_utf8(std::string_view text, std::size_t& at);
void append_utf8(char32_t code_point, std::string& out);

// Character classes by Unicode general category.
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_mark(char32_t c);   // combining marks, soft hyphen, zero-width joiners
[[nodiscard]] bool is_space(char32_t c);  // white space, the no-break ones too
[[nodiscard]] bool is_private_use(char32_t c);
[[nodiscard]] bool is_double_quote(char32_t c);  // " “ ” „ « »
[[nodiscard]] bool is_single_quote(char32_t c);  // ' ‘ ’ ‚
[[nodiscard]] bool is_hyphen(char32_t c);        // - ‐ ‑
[[nodiscard]] bool is_dash(char32_t c);          // – —

// Simple case folding, code point by code point.
[[nodiscard]] char32_t fold_case(char32_t c);
[[nodiscard]] std::string fold_case(std::string_view text);
// Folded, decomposed, without marks and punctuation: "José" and "jose" meet. For comparing names.
[[nodiscard]] std::string name_key(std::string_view text);

// Byte offset -> code point offset of one text. Linear to build, constant to ask (a count every 64 bytes).
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);  // text must outlive the index
  [[nodiscard]] std::uint32_t at_byte(std::uint32_t byte) const;
  [[nodiscard]] std::uint32_t total() const { return total_; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> counts_;
  std::uint32_t total_ = 0;
};

}  // namespace relata
