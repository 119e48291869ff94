// Dispatch of descriptions by what they describe, and what all kinds ask.
#include "engine/resolve/within_descriptions.h"

#include <algorithm>

namespace relata::within {

TypeId described_type(const Scene& scene, const Referring& at) {
  for (const Sense& sense : scene.mention(at.mention).senses) {
    const Reference reference = scene.schema().type(sense.type).reference;
    if (reference == Reference::description || reference == Reference::counterpart) return sense.type;
  }
  return no_type;
}

bool is_listed(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t bar = std::min(list.find('|', at), list.size());
    if (list.substr(at, bar - at) == word) return true;
    at = bar + 1;
  }
  return false;
}

EntityId personal_owner(const Scene& scene, const Referring& here) {
  for (const MentionId part : scene.mention(here.mention).parts) {
    const int index = scene.referring_index(part);
    if (index < 0) continue;
    const auto meant = meant_by(scene, scene.referring[static_cast<std::size_t>(index)], scene.tables.person);
    if (meant.size() == 1) return meant[0];
  }
  return no_entity;
}

EntityId side_of(const Scene& scene, EntityId person) {
  const auto facts = scene.facts_of.find(person);
  if (facts == scene.facts_of.end()) return no_entity;
  EntityId side = no_entity;
  for (const std::uint32_t fact : facts->second) {
    const EntityId of = scene.facts[fact].of;
    if (of == no_entity) continue;
    if (side != no_entity && side != of) return no_entity;
    side = of;
  }
  return side;
}

std::vector<EntityId> resolve_description(Scene& scene, std::uint32_t index) {
  const TypeId type = described_type(scene, scene.referring[index]);
  if (scene.tables.person != no_type && scene.is_a(type, scene.tables.person)) return person_described(scene, index);
  if (scene.tables.organization != no_type && scene.is_a(type, scene.tables.organization)) return body_described(scene, index);
  const TypeId place = scene.tables.place,
               of_type = scene.schema().find_type(scene.attribute(scene.referring[index], "of_type")).value_or(no_type);
  const bool is_place = place == no_type || scene.is_a(type, place) || (of_type != no_type && scene.is_a(of_type, place));
  return is_place ? place_described(scene, index) : named_before(scene, index);
}

}  // namespace relata::within
