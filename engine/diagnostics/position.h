// Bytes of a source file to lines and columns.
#pragma once
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

struct Position {
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in code points; a byte that is no UTF-8 counts as one
  friend constexpr bool operator==(Position, Position) = default;
};

// The lines of the sources of one run, found when first asked for. `diagnostics` must outlive it; sources don't change.
class Positions {
 public:
  explicit Positions(const Diagnostics& diagnostics) : diagnostics_(diagnostics) {}
  [[nodiscard]] Position of(SourceId source, std::uint32_t byte);
  // The line's bytes, without its end.
  [[nodiscard]] Span line(SourceId source, std::uint32_t number);
  [[nodiscard]] std::string_view text(SourceId source, Span span) const;

 private:
  const std::vector<std::uint32_t>& starts(SourceId source);
  const Diagnostics& diagnostics_;
  std::map<SourceId, std::vector<std::uint32_t>> starts_;
};

// Code points of `text`, bytes that are no UTF-8 one each.
[[nodiscard]] std::uint32_t count_code_points(std::string_view text);

}  // namespace relata
