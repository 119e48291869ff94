#include "engine/resolve/within_entities.h"

#include <algorithm>

namespace relata::within {

EntityId add_entity(Scene& scene, TypeId type) {
  Entity entity;
  entity.type = type;
  entity.personal = type != no_type && scene.schema().type(type).naming == Naming::personal;
  scene.entities.push_back(std::move(entity));
  return static_cast<EntityId>(scene.entities.size() - 1);
}

EntityId entity_of_entry(Scene& scene, EntryId entry) {
  const EntryId shown = scene.tables.output_entry(scene.rules, entry);
  if (shown == no_entry) return no_entity;
  const LexiconEntry& lexicon = scene.rules.lexicon.entry(shown);
  const std::string key = lexicon.id.empty() ? "#" + std::to_string(shown) : lexicon.id;
  if (const auto found = scene.by_lexicon_id.find(key); found != scene.by_lexicon_id.end()) return found->second;
  const EntityId id = add_entity(scene, lexicon.type);
  Entity& entity = scene.entities[static_cast<std::size_t>(id)];
  entity.entry = shown;
  entity.lexicon_id = lexicon.id;
  entity.gender = gender_named(attribute_of(lexicon.attributes, "gender"));
  scene.by_lexicon_id.emplace(key, id);
  return id;
}

void add_form(Entity& entity, std::string text, bool masked) {
  if (text.empty()) return;
  for (Entity::Form& form : entity.forms)
    if (form.text == text) {
      form.masked = form.masked && masked;
      return;
    }
  if (entity.forms.size() < 32) entity.forms.push_back({std::move(text), masked});
}

void add_bearer(Scene& scene, Referring& at, TypeId sense, EntityId entity) {
  for (const Bearer& one : at.bearers)
    if (one.entity == entity && one.type == sense) return;
  const bool first_sense = at.bearers.empty();
  at.bearers.push_back({sense, entity});
  Entity& to = scene.entities[static_cast<std::size_t>(entity)];
  if (std::find(to.senses.begin(), to.senses.end(), sense) == to.senses.end()) to.senses.push_back(sense);
  if (at.masked) return;
  to.first = std::min(to.first, at.span.begin);
  const double share = first_sense ? 1.0 : 0.5;
  to.weight += share * ((at.nested ? 0.5 : 1.0) + (at.subject ? 1.0 : 0.0));
}

void join_plain(Scene& scene) {
  std::unordered_map<std::string, EntityId> by_key;
  for (Referring& at : scene.referring) {
    if (at.kind != Reference::name && at.kind != Reference::none) continue;
    const Mention& mention = scene.mention(at.mention);
    const bool named = std::any_of(mention.senses.begin(), mention.senses.end(),
                                   [&](const Sense& sense) { return scene.schema().type(sense.type).reference == Reference::name; });
    const std::string written = squeeze(scene.text(at.span));
    for (const Sense& sense : mention.senses) {
      const Type& type = scene.schema().type(sense.type);
      if (sense.entry != no_entry) {
        if (type.has_lemma) continue;
        if (named && type.reference == Reference::none) continue;
        const EntryId shown = scene.tables.output_entry(scene.rules, sense.entry);
        if (shown == no_entry) continue;
        if (scene.schema().type(scene.rules.lexicon.entry(shown).type).naming != Naming::plain) continue;
        const EntityId entity = entity_of_entry(scene, sense.entry);
        // Only a name of its own names it; a capital or an adjective leaves it the lexicon's name.
        if (shown == sense.entry) add_form(scene.entities[static_cast<std::size_t>(entity)], written, at.masked);
        add_bearer(scene, at, sense.type, entity);
        continue;
      }
      if (type.reference != Reference::name || type.naming != Naming::plain) continue;
      // "the Chinese side", "the city of Kyiv": one part of the lexicon is what the whole stands for.
      EntityId by_part = no_entity;
      int parts = 0;
      for (const MentionId part : mention.parts) {
        if (part >= scene.analysis.mentions.size()) continue;
        for (const Sense& inner : scene.mention(part).senses) {
          if (inner.entry == no_entry) continue;
          const EntryId shown = scene.tables.output_entry(scene.rules, inner.entry);
          if (shown == no_entry || !scene.is_a(scene.rules.lexicon.entry(shown).type, sense.type)) continue;
          by_part = entity_of_entry(scene, inner.entry);
          ++parts;
          break;
        }
      }
      if (parts == 1) {
        add_bearer(scene, at, scene.entities[static_cast<std::size_t>(by_part)].type, by_part);
        continue;
      }
      if (!type.in_output) continue;
      const std::string key = std::to_string(sense.type) + '|' + join(key_tokens(written));
      auto found = by_key.find(key);
      if (found == by_key.end()) found = by_key.emplace(key, add_entity(scene, sense.type)).first;
      add_form(scene.entities[static_cast<std::size_t>(found->second)], written, at.masked);
      add_bearer(scene, at, sense.type, found->second);
    }
  }
}

void find_entities(Scene& scene, const std::vector<HeldRole>& held) {
  join_plain(scene);
  join_bodies(scene);
  join_persons(scene, held);
  settle_facts(scene, held);
  // Bearers in the order of the senses, whoever made them first.
  for (Referring& at : scene.referring) {
    if (at.bearers.size() < 2) continue;
    const auto& senses = scene.mention(at.mention).senses;
    const auto rank = [&](const Bearer& one) {
      return std::find_if(senses.begin(), senses.end(), [&](const Sense& sense) { return sense.type == one.type; }) - senses.begin();
    };
    std::stable_sort(at.bearers.begin(), at.bearers.end(), [&](const Bearer& a, const Bearer& b) { return rank(a) < rank(b); });
  }
}

}  // namespace relata::within
