// Names become entities: which mentions name the same bearer. Linear in the mentions: every question is asked of an index by key.
#pragma once
#include "engine/resolve/within_roles.h"
#include "engine/resolve/within_scene.h"

namespace relata::within {

// Gives every name mention (and every adjective of a country) its bearers.
void find_entities(Scene& scene, const std::vector<HeldRole>& held);

// Steps of it, each for one manner of naming.
void join_persons(Scene& scene, const std::vector<HeldRole>& held);
void join_bodies(Scene& scene);
void join_plain(Scene& scene);

// The entity of a lexicon entry that may stand in the output, made if new.
EntityId entity_of_entry(Scene& scene, EntryId entry);
EntityId add_entity(Scene& scene, TypeId type);
void add_form(Entity& entity, std::string text, bool masked);
// Adds a name mention to an entity: bearer, weight, first place.
void add_bearer(Scene& scene, Referring& at, TypeId sense, EntityId entity);

// Labels, ids and aliases of all entities; decisions get them too.
void name_entities(Scene& scene);

}  // namespace relata::within
