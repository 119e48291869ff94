#include "engine/resolve/within_shared_offices.h"

#include <algorithm>

#include "engine/resolve/within_anaphora.h"

namespace relata::within {
namespace {

bool stands_before(const Referring& at, Span span) {
  return at.span.begin < span.begin;
}

EntityId sole_person(const Scene& scene, const Referring& at) {
  const auto meant = meant_by(scene, at, scene.tables.person);
  return meant.size() == 1 ? meant[0] : no_entity;
}

// The person that the words of the office name, else the nearest subject before them.
EntityId owner_of(const Scene& scene, const SharedOffice& office, EntityId holder) {
  const Span span = scene.mention(office.role).span;
  const auto from = std::lower_bound(scene.referring.begin(), scene.referring.end(), span, stands_before);
  for (auto at = from; at != scene.referring.end() && at->span.begin < span.end; ++at)
    if (const EntityId owner = sole_person(scene, *at); owner != no_entity && owner != holder) return owner;
  constexpr std::ptrdiff_t reach = 40;  // mentions
  for (auto at = from; at != scene.referring.begin() && from - at < reach;) {
    --at;
    if (at->sentence != office.sentence) break;
    if (!at->subject) continue;
    if (const EntityId owner = sole_person(scene, *at); owner != no_entity && owner != holder) return owner;
  }
  return no_entity;
}

// The office that the owner was last said to hold before `byte`, else the first one behind it.
const RoleFact* office_held(const Scene& scene, EntityId owner, std::uint32_t byte) {
  const auto facts = scene.facts_of.find(owner);
  if (facts == scene.facts_of.end()) return nullptr;
  const RoleFact *before = nullptr, *behind = nullptr;
  for (const std::uint32_t index : facts->second) {
    const RoleFact& fact = scene.facts[index];
    if (fact.former || fact.role.empty()) continue;
    if (fact.at < byte ? !before || fact.at >= before->at : false) before = &fact;
    if (fact.at >= byte && (!behind || fact.at < behind->at)) behind = &fact;
  }
  return before ? before : behind;
}

bool holds_office_of(const Scene& scene, EntityId person, EntityId side) {
  const auto facts = scene.facts_of.find(person);
  return facts != scene.facts_of.end() && std::any_of(facts->second.begin(), facts->second.end(), [&](std::uint32_t index) {
           return !scene.facts[index].former && (side == no_entity || scene.facts[index].of == side);
         });
}

}  // namespace

bool is_shared_office(const Scene& scene, MentionId role) {
  return scene.mention_attribute(role, "role_of") == "owner";
}

std::vector<SharedOffice> shared_offices(const Scene& scene) {
  std::vector<SharedOffice> out;
  for (const StatementDraft& draft : scene.analysis.drafts) {
    if (draft.subject.mention == no_mention || draft.object.mention == no_mention) continue;
    const MentionId role = scene.innermost(draft.object.mention);
    if (!is_shared_office(scene, role)) continue;
    for (const MentionId holder : members_of(scene, draft.subject.mention, 1)) out.push_back({holder, role, draft.sentence});
  }
  std::stable_sort(out.begin(), out.end(), [&](const SharedOffice& a, const SharedOffice& b) {
    return scene.mention(a.role).span.end < scene.mention(b.role).span.end;
  });
  return out;
}

void learn_shared_office(Scene& scene, const SharedOffice& office) {
  const int at = scene.referring_index(office.holder);
  if (at < 0) return;
  const EntityId holder = sole_person(scene, scene.referring[static_cast<std::size_t>(at)]);
  if (holder == no_entity) return;
  const EntityId owner = owner_of(scene, office, holder);
  if (owner == no_entity) return;
  const RoleFact* held = office_held(scene, owner, scene.mention(office.role).span.begin);
  if (!held) return;
  const bool on_the_same_side = scene.mention_attribute(office.role, "side") == "owner";
  const EntityId side = on_the_same_side ? held->of : owner_among_parts(scene, office.role);
  if (holds_office_of(scene, holder, side)) return;
  std::vector<std::string> role = held->role;
  if (side != held->of)
    if (const auto head = scene.tables.role_heads.find(join(role)); head != scene.tables.role_heads.end() && !head->second.abroad.empty())
      role = head->second.abroad;
  scene.shared_offices[office.role] = {join(role), on_the_same_side ? side : no_entity};
  const bool former = scene.mention_attribute(office.role, "former") == "yes";
  learn_fact(scene, {holder, role, side, former, scene.mention(office.role).span.begin});
}

}  // namespace relata::within
