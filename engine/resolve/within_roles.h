// Titles: their text, their keys, and whether a description means the holder of one.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/resolve/within_scene.h"

namespace relata::within {

// The title as text: lower case unless proper, without its country ("Chinese Foreign Minister" -> "foreign minister").
[[nodiscard]] std::string role_label(const Scene& scene, MentionId role);
// Its words for comparing, synonyms settled ("premier" -> {prime, minister}).
[[nodiscard]] std::vector<std::string> role_key(const ResolveTables& tables, std::string_view role);

// How well `wanted` ("minister") fits the held `role` ("foreign minister"): 0 not at all, 1 by kind, 2 in part, 3 word for word.
[[nodiscard]] int role_fit(const ResolveTables& tables, const std::vector<std::string>& wanted, const std::vector<std::string>& role);
// Speaks for others?
[[nodiscard]] bool is_voice(const ResolveTables& tables, const std::vector<std::string>& role);

// A title that a draft gives to a name mention, before names are joined to entities.
struct HeldRole {
  MentionId holder = no_mention;  // innermost
  MentionId role = no_mention;
  MentionId of = no_mention;
  std::vector<std::string> key;
};
[[nodiscard]] std::vector<HeldRole> held_roles(const Scene& scene);
// Fills facts and facts_of from them, once names have entities.
void settle_facts(Scene& scene, const std::vector<HeldRole>& held);

// Who is said to hold a fitting role, each with the best that is said; `of` given: only roles of it, or of nothing named.
// Many holders (more than 64) are as good as none: the list is cut there. Remembered by question.
[[nodiscard]] const std::vector<Scene::Holder>& holders(Scene& scene, const std::vector<std::string>& role, EntityId of);

// A description that was found to mean somebody tells that he holds its title: later ones find him by it.
void learn_fact(Scene& scene, const RoleFact& fact);

// The country or body that a title, a description or a body's name is joined to; no_entity if none is named.
[[nodiscard]] EntityId owner_among_parts(const Scene& scene, MentionId whole);
// Up to `most` of them, in the order of the text: "the presidents of Croatia and Slovenia".
[[nodiscard]] std::vector<EntityId> owners_among_parts(const Scene& scene, MentionId whole, std::size_t most);
// The entity that a mention of a country or body points to, adjectives included.
[[nodiscard]] EntityId pointed_entity(const Scene& scene, MentionId id, TypeId wanted);

}  // namespace relata::within
