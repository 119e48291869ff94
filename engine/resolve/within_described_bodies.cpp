// "the ministry", "the German firm", "the summit".
#include <algorithm>
#include <functional>

#include "engine/resolve/within_descriptions.h"

namespace relata::within {
namespace {

// The only one of its kind that the document names before, whoever names it.
EntityId only_body(const Scene& scene, const Referring& here, EntityId of, const std::function<bool(const Entity&)>& fits) {
  EntityId only = no_entity;
  const auto partners = partners_of(scene, here);
  for (const Referring& at : scene.referring) {
    if (at.span.begin >= here.span.begin) break;
    if (at.kind == Reference::none || at.masked || at.bearers.empty()) continue;
    const EntityId one = scene.bearer(at, scene.tables.organization);
    if (one == no_entity || one == only) continue;
    const Entity& body = scene.entities[static_cast<std::size_t>(one)];
    if ((of != no_entity && body.of != no_entity && body.of != of) || !fits(body)) continue;
    if (only != no_entity) return no_entity;
    only = one;
  }
  return std::find(partners.begin(), partners.end(), only) == partners.end() ? only : no_entity;
}

}  // namespace

std::vector<EntityId> body_described(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  std::string_view head_text = scene.attribute(here, "head");
  if (head_text.empty()) head_text = scene.attribute(here, "role");
  const std::string head = join(key_tokens(head_text));
  const std::string_view kinds = scene.attribute(here, "kind");
  const bool open = scene.attribute(here, "open") == "yes";  // a body that no lexicon knows may be one
  const EntityId of = owner_among_parts(scene, here.mention);
  const auto has_head = [&](const Entity& entity) {
    if (head.empty()) return true;
    for (const Entity::Form& form : entity.forms) {
      const auto words = key_tokens(form.text);
      if (std::find(words.begin(), words.end(), head) != words.end()) return true;
      if (!kinds.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_listed(kinds, word); }))
        return true;
    }
    if (entity.entry == no_entry) return open && !entity.generic;
    const Attributes& known = scene.rules.lexicon.entry(entity.entry).attributes;
    return attribute_of(known, "head") == head_text || (!kinds.empty() && is_listed(kinds, attribute_of(known, "kind")));
  };
  std::unordered_map<EntityId, bool> fits;
  Search search;
  search.subject = here.subject != 0;
  search.sentences = 6;
  search.candidate = [&](const Referring& at) {
    if (at.kind == Reference::none) return no_entity;
    for (const EntityId one : meant_by(scene, at, scene.tables.organization)) {
      const Entity& entity = scene.entities[static_cast<std::size_t>(one)];
      if (of != no_entity && entity.of != no_entity && entity.of != of) continue;
      auto [known, fresh] = fits.emplace(one, false);
      if (fresh) known->second = has_head(entity);
      if (known->second) return one;
    }
    return no_entity;
  };
  EntityId best = best_before(scene, index, search);
  const char* why = best == no_entity ? "no body of this kind leads clearly" : "the body of this kind before it";
  if (best == no_entity && (best = only_body(scene, here, of, has_head)) != no_entity) why = "the only body of this kind";
  scene.decide(here, best, why);
  return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
}

std::vector<EntityId> named_before(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  const auto wanted = scene.schema().find_type(scene.attribute(here, "of_type"));
  const std::string head = join(key_tokens(scene.attribute(here, "role")));
  if (!wanted) return {};
  std::unordered_map<EntityId, bool> fits;
  Search search;
  search.subject = here.subject != 0;
  search.sentences = 12;
  search.candidate = [&](const Referring& at) {
    const EntityId one = at.kind == Reference::none ? no_entity : scene.bearer(at, *wanted);
    if (one == no_entity) return no_entity;
    auto [known, fresh] = fits.emplace(one, false);
    if (fresh) known->second = head.empty();
    if (fresh)
      for (const Entity::Form& form : scene.entities[static_cast<std::size_t>(one)].forms) {
        const auto words = key_tokens(form.text);
        known->second = known->second || std::find(words.begin(), words.end(), head) != words.end();
      }
    return known->second ? one : no_entity;
  };
  const EntityId best = best_before(scene, index, search);
  scene.decide(here, best, best == no_entity ? "none of this kind leads clearly" : "the one of this kind before it");
  return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
}

}  // namespace relata::within
