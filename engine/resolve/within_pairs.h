// The two of whom a statement before tells: whom "they" and "the two" can mean.
#pragma once
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "engine/resolve/within_scene.h"

namespace relata::within {

// A statement whose two ends both refer to somebody.
struct StatementEnds {
  const StatementDraft& draft;
  const Referring& subject;
  const Referring& object;
  bool equals = false;  // its relation is symmetric
};

// The one that each end means as a `subject_type` and an `object_type`; nullopt if one is unclear, or both mean one.
[[nodiscard]] std::optional<std::pair<EntityId, EntityId>> two_meant(const Scene& scene, const StatementEnds& ends, TypeId subject_type,
                                                                     TypeId object_type);

// What `choose` takes of the statements before sentence number `end`, the nearest first, at most `most` of them; empty if it takes none.
[[nodiscard]] std::vector<EntityId> nearest_pair(
    const Scene& scene, std::uint32_t end, int most,
    const std::function<std::optional<std::pair<EntityId, EntityId>>(const StatementEnds&)>& choose);

}  // namespace relata::within
