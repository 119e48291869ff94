#include "engine/layers/profile.h"

#include <algorithm>

namespace relata {

Profile& Profile::operator+=(const Profile& other) {
  for (std::size_t r = 0; r < rules.size(); ++r) {
    rules[r].tried += other.rules[r].tried;
    rules[r].matched += other.rules[r].matched;
    rules[r].emitted += other.rules[r].emitted;
    rules[r].ticks += other.rules[r].ticks;
    rules[r].slowest = std::max(rules[r].slowest, other.rules[r].slowest);
  }
  for (std::size_t l = 0; l < layers.size(); ++l) layers[l] += other.layers[l];
  reading += other.reading;
  resolution += other.resolution;
  return *this;
}

}  // namespace relata
