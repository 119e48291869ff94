// "the presidents of Croatia and Slovenia".
#include <algorithm>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_wanted_set.h"

namespace relata::within {
namespace {

// The group of `size` persons that soon follows and has all of `known` in it: "Mesic and his Slovenian counterpart Drnovsek".
std::vector<EntityId> group_that_names(Scene& scene, std::uint32_t index, const Wanted& wanted, const std::vector<EntityId>& known,
                                       std::size_t size) {
  const Referring& here = scene.referring[index];
  constexpr int reach = 3;  // sentences
  for (const Group& group : scene.groups) {
    if (group.span.begin < here.span.end) continue;
    if (static_cast<int>(group.sentence) - static_cast<int>(here.sentence) > reach) break;
    bool whole = false;
    auto found = entities_of(scene, group.mention, wanted.type, whole);
    if (!whole || found.size() != size) continue;
    const auto has = [&](EntityId one) { return std::find(found.begin(), found.end(), one) != found.end(); };
    if (std::all_of(known.begin(), known.end(), has)) return found;
  }
  return {};
}

}  // namespace

std::vector<EntityId> holders_of_each(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  if (wanted.role.empty()) return {};
  const auto owners = owners_among_parts(scene, scene.referring[index].mention, most_members);
  if (owners.size() < 2) return {};
  std::vector<EntityId> out;
  for (const EntityId owner : owners) {
    EntityId only = no_entity;
    for (const Scene::Holder& one : holders(scene, wanted.role, owner)) {
      if (one.former || one.holder == only || !fits(scene, one.holder, wanted)) continue;
      if (only != no_entity) return {};
      only = one.holder;
    }
    // A holder whose country is not told fits each of them: he is counted once.
    if (only != no_entity && std::find(out.begin(), out.end(), only) == out.end()) out.push_back(only);
  }
  if (out.empty() || out.size() == owners.size()) return out;
  return group_that_names(scene, index, wanted, out, owners.size());
}

}  // namespace relata::within
