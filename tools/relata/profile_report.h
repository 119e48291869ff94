// What a run cost, by rule and by layer, for people and for machines. Told beside a run, never in what it writes.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "engine/extraction.h"
#include "tools/relata/commands.h"

namespace relata {

// What a tick is worth, measured over its own life.
class TickClock {
 public:
  [[nodiscard]] double seconds_a_tick() const;

 private:
  std::uint64_t ticks_ = tick_count();
  std::chrono::steady_clock::time_point time_ = std::chrono::steady_clock::now();
};

// A table of the rules that took longest, and one of the layers.
[[nodiscard]] std::string profile_text(const Profile& profile, const Extractor& extractor, double seconds_a_tick);
// All rules, in the order of the packs: an object with "stages" and "rules", times in milliseconds.
[[nodiscard]] std::string profile_json(const Profile& profile, const Extractor& extractor, double seconds_a_tick);

// The argument of --profile may be missing: what is given and does not end in .json was meant for `others`, the command's sources.
void take_back_argument(ProfileChoice& choice, std::vector<std::string>& others);
// A JSON file that is no profile is not written over: a source that stands behind --profile is no place for it.
[[nodiscard]] bool may_write_profile(const ProfileChoice& choice);
[[nodiscard]] bool write_profile(const ProfileChoice& choice, const Profile& profile, const Extractor& extractor, double seconds_a_tick);

}  // namespace relata
