// A stretch of bytes in one text. Everything in the engine counts in bytes; code points and line numbers appear only at the rim
// (streams, diagnostics).
#pragma once
#include <cstdint>

namespace relata {

struct Span {
  std::uint32_t begin = 0;  // first byte
  std::uint32_t end = 0;    // one past the last byte

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(Span, Span) = default;
  friend constexpr auto operator<=>(Span, Span) = default;
};

}  // namespace relata
