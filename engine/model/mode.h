// Whether a statement is said to be so, denied, ahead, or hedged.
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace relata {

// In the order of strength: where several meet, the greatest wins.
enum class Mode : std::uint8_t { asserted, planned, possible, negated };

inline constexpr Mode all_modes[] = {Mode::asserted, Mode::planned, Mode::possible, Mode::negated};

[[nodiscard]] constexpr Mode stronger(Mode a, Mode b) {
  return std::max(a, b);
}

[[nodiscard]] constexpr std::string_view name_of(Mode mode) {
  switch (mode) {
    case Mode::asserted:
      return "asserted";
    case Mode::planned:
      return "planned";
    case Mode::possible:
      return "possible";
    case Mode::negated:
      return "negated";
  }
  return "asserted";
}

[[nodiscard]] constexpr std::optional<Mode> mode_named(std::string_view name) {
  for (Mode mode : all_modes)
    if (name_of(mode) == name) return mode;
  return std::nullopt;
}

}  // namespace relata
