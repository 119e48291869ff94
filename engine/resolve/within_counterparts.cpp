// "his Chinese counterpart".
#include <algorithm>

#include "engine/resolve/within_descriptions.h"

namespace relata::within {
namespace {

// Whose counterpart: a pronoun or name among the parts, else the subject of the sentence.
EntityId person_owner(const Scene& scene, const Referring& here) {
  if (const EntityId owner = personal_owner(scene, here); owner != no_entity) return owner;
  EntityId subject = no_entity;
  const auto self = scene.place_of.at(here.mention);
  for (std::uint32_t step = 1; step <= std::min<std::uint32_t>(self, 40); ++step) {
    const Referring& at = scene.referring[self - step];
    if (at.sentence != here.sentence) break;
    if (!at.subject) continue;
    const auto meant = meant_by(scene, at, scene.tables.person);
    if (meant.size() == 1) subject = meant[0];
  }
  return subject;
}

}  // namespace

std::vector<EntityId> resolve_counterpart(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  const EntityId owner = person_owner(scene, here);
  const EntityId of = owner_among_parts(scene, here.mention);
  std::vector<std::vector<std::string>> roles;
  if (const auto role = scene.attribute(here, "role"); !role.empty())
    roles.push_back(role_key(scene.tables, role));
  else if (owner != no_entity)
    if (const auto facts = scene.facts_of.find(owner); facts != scene.facts_of.end())
      for (const std::uint32_t fact : facts->second) roles.push_back(scene.facts[fact].role);
  if (of == no_entity) {
    scene.decide(here, no_entity, "of which side is not said");
    return {};
  }
  EntityId found = no_entity;
  int best = 0;
  bool several = false;
  const auto partners = partners_of(scene, here);
  for (const auto& role : roles)
    for (const Scene::Holder& one : holders(scene, role, of)) {
      if (!one.of_known || one.holder == owner || std::find(partners.begin(), partners.end(), one.holder) != partners.end()) continue;
      if (one.fit < best) continue;
      if (one.fit > best)
        several = false;
      else if (one.holder != found)
        several = true;
      best = one.fit;
      found = one.holder;
    }
  if (several) found = no_entity;
  scene.decide(here, found,
               found == no_entity ? "no one holder of that role on that side is named" : "holds the same role on the other side");
  return found == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{found};
}

}  // namespace relata::within
