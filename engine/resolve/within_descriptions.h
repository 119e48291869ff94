// What descriptions of persons, bodies and places have in common, and each kind's own search.
#pragma once
#include <string_view>
#include <vector>

#include "engine/resolve/within_anaphora.h"

namespace relata::within {

// The type by which the mention describes.
[[nodiscard]] TypeId described_type(const Scene& scene, const Referring& at);
// Is `word` one of those between the bars of `list`?
[[nodiscard]] bool is_listed(std::string_view list, std::string_view word);
// Whose it is, if a person's ("his foreign minister").
[[nodiscard]] EntityId personal_owner(const Scene& scene, const Referring& at);
// The one country or body that a person is said to hold roles of.
[[nodiscard]] EntityId side_of(const Scene& scene, EntityId person);

[[nodiscard]] std::vector<EntityId> person_described(Scene& scene, std::uint32_t index);
[[nodiscard]] std::vector<EntityId> body_described(Scene& scene, std::uint32_t index);
[[nodiscard]] std::vector<EntityId> place_described(Scene& scene, std::uint32_t index);
// "the summit": the nearest of its type whose name holds that word.
[[nodiscard]] std::vector<EntityId> named_before(Scene& scene, std::uint32_t index);

}  // namespace relata::within
