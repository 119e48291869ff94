// What the words of a set say of its members: "the five presidents".
#pragma once
#include <string>
#include <vector>

#include "engine/resolve/within_scene.h"

namespace relata::within {

constexpr std::size_t most_members = 28;

struct Wanted {
  int count = 0;  // 0: not said
  TypeId type = no_type;
  Gender gender = Gender::unknown;
  std::vector<std::string> role;
  bool sides = false;  // of whatever acts but is no person
};

[[nodiscard]] bool fits(const Scene& scene, EntityId id, const Wanted& wanted);

// Whom the members of a group mean; `whole` tells whether all of them are known.
[[nodiscard]] std::vector<EntityId> entities_of(const Scene& scene, MentionId id, TypeId type, bool& whole);

// "the presidents of Croatia and Slovenia": who alone holds that office in each; else the group that soon names them all.
[[nodiscard]] std::vector<EntityId> holders_of_each(Scene& scene, std::uint32_t index, const Wanted& wanted);

}  // namespace relata::within
