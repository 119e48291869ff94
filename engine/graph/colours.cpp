#include "engine/graph/colours.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace relata {

namespace {

constexpr Colour grey{139, 148, 158};

// Middle tones: legible on white and on black.
constexpr Colour hand_picked[] = {{47, 128, 237}, {235, 104, 65}, {39, 168, 110},  {155, 89, 208}, {226, 168, 34}, {219, 68, 121},
                                  {23, 162, 184}, {140, 110, 80}, {108, 122, 224}, {124, 179, 66}, {200, 60, 50},  {0, 137, 123}};

[[nodiscard]] Colour nth(std::size_t place) {
  if (place < std::size(hand_picked)) return hand_picked[place];
  // Hues a golden section apart: neighbouring numbers look different.
  const double hue = std::fmod(static_cast<double>(place) * 0.618033988749895, 1.0) * 6;
  const auto channel = [&](double shift) {
    const double k = std::fmod(hue + shift, 6.0);
    return static_cast<std::uint8_t>(std::lround(200 * (1 - std::clamp(std::min(k, 4 - k), 0.0, 1.0) * 0.7)));
  };
  return {channel(5), channel(3), channel(1)};
}

}  // namespace

Colour colour_of_type(std::string_view type, const Vocabulary& vocabulary) {
  if (type == role_type || is_value_type(type)) return grey;
  const auto found = std::find(vocabulary.entity_types.begin(), vocabulary.entity_types.end(), type);
  return found == vocabulary.entity_types.end() ? grey : nth(static_cast<std::size_t>(found - vocabulary.entity_types.begin()));
}

Colour colour_of_relation(std::string_view relation, const Vocabulary& vocabulary) {
  const auto found = vocabulary.relations.find(relation);
  if (found == vocabulary.relations.end()) return grey;
  return nth(found->second.order);
}

}  // namespace relata
