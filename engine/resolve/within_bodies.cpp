// Names of bodies: in full, by acronym, by the end or the beginning of a full name, with or without the country they belong to.
#include <algorithm>
#include <map>

#include "engine/resolve/within_entities.h"

namespace relata::within {
namespace {

struct BodyMention {
  std::uint32_t at = 0;
  TypeId sense = no_type;
  EntryId entry = no_entry;
  std::string written;
  std::vector<std::string> key;
  EntityId of = no_entity;
  bool generic = false;
};

// A country named with the body: in its own words or by the stretch around it ("China's Foreign Ministry").
EntityId country_of(Scene& scene, const Referring& at) {
  std::vector<MentionId> wholes = at.folds;
  wholes.push_back(at.mention);
  for (const MentionId whole : wholes)
    for (const MentionId part : scene.mention(whole).parts) {
      if (part >= scene.analysis.mentions.size()) continue;
      for (const Sense& sense : scene.mention(scene.innermost(part)).senses) {
        if (sense.entry == no_entry) continue;
        const EntryId shown = scene.tables.output_entry(scene.rules, sense.entry);
        if (shown != no_entry && scene.tables.country != no_type && scene.is_a(scene.rules.lexicon.entry(shown).type, scene.tables.country))
          return entity_of_entry(scene, sense.entry);
      }
    }
  return no_entity;
}

struct Slot {
  EntityId entity = no_entity;
  bool several = false;
};

// One bearer under each key, or the news that there are several.
class BodyIndex {
 public:
  void put(const std::string& key, EntityId id) {
    Slot& slot = slots_[key];
    if (slot.entity == no_entity)
      slot.entity = id;
    else if (slot.entity != id)
      slot.several = true;
  }
  [[nodiscard]] EntityId only(const std::string& key) const {
    const auto found = slots_.find(key);
    return found == slots_.end() || found->second.several ? no_entity : found->second.entity;
  }

 private:
  std::unordered_map<std::string, Slot> slots_;
};

std::string with_country(const std::vector<std::string>& key, EntityId of) {
  return join(key) + '@' + std::to_string(of);
}

}  // namespace

void join_bodies(Scene& scene) {
  std::vector<BodyMention> mentions;
  for (std::uint32_t i = 0; i < scene.referring.size(); ++i) {
    const Referring& at = scene.referring[i];
    if (at.kind != Reference::name) continue;
    BodyMention mention;
    bool found_named = false;
    for (const Sense& sense : scene.mention(at.mention).senses) {
      const Type& type = scene.schema().type(sense.type);
      if (type.reference != Reference::name || type.naming != Naming::body || !type.in_output) continue;
      // The one that some pack names goes before "the Supreme Court" of any country.
      const bool named = sense.entry != no_entry && attribute_of(scene.rules.lexicon.entry(sense.entry).attributes, "generic") != "yes";
      const bool first = named && !found_named;
      if (mention.sense == no_type || first) mention.sense = sense.type;
      if (sense.entry != no_entry && (mention.entry == no_entry || first)) mention.entry = sense.entry;
      found_named = found_named || named;
    }
    if (mention.sense == no_type) continue;
    mention.at = i;
    mention.written = squeeze(scene.text(at.span));
    mention.key = key_tokens(mention.written);
    mention.generic = !found_named && scene.attribute(at, "generic") == "yes";
    if (mention.key.empty()) continue;
    mentions.push_back(std::move(mention));
  }
  for (BodyMention& mention : mentions) mention.of = country_of(scene, scene.referring[mention.at]);

  BodyIndex exact, by_key, acronyms, ends;
  std::unordered_map<std::string, EntityId> latest;  // with a country, for those without
  const auto attach = [&](const BodyMention& mention, EntityId id, const char* why) {
    Entity& entity = scene.entities[static_cast<std::size_t>(id)];
    if (entity.of == no_entity) entity.of = mention.of;
    entity.generic = entity.generic || mention.generic;
    add_form(entity, mention.written, scene.referring[mention.at].masked);
    add_bearer(scene, scene.referring[mention.at], mention.sense, id);
    if (*why) scene.decide(scene.referring[mention.at], id, why);
  };
  const auto start = [&](const BodyMention& mention) {
    EntityId id = mention.entry != no_entry ? entity_of_entry(scene, mention.entry) : no_entity;
    if (id == no_entity) id = add_entity(scene, mention.sense);
    attach(mention, id, "");
    exact.put(with_country(mention.key, mention.of), id);
    by_key.put(join(mention.key), id);
    const Referring& at = scene.referring[mention.at];
    if (const auto acronym = scene.attribute(at, "acronym"); !acronym.empty()) acronyms.put(join(key_tokens(acronym)), id);
    if (mention.key.size() > 2) acronyms.put(initials_of(mention.written), id);
    // Only what the lexicon does not know is shortened freely.
    for (std::size_t from = 1; from < std::min<std::size_t>(mention.key.size(), 10); ++from) ends.put(join(mention.key, from), id);
    if (mention.key.size() > 1) ends.put(mention.key[0], id);
    return id;
  };

  // Those of the lexicon, then long names, then short ones: so an early short form finds a later long one.
  std::vector<const BodyMention*> order;
  order.reserve(mentions.size());
  for (const BodyMention& mention : mentions) order.push_back(&mention);
  const auto rank = [&](const BodyMention& mention) {
    const bool brief = mention.key.size() == 1 && mention.entry == no_entry;
    return (scene.referring[mention.at].masked ? 4 : 0) + (mention.entry != no_entry ? 0 : brief ? 2 : mention.of != no_entity ? 0 : 1);
  };
  std::stable_sort(order.begin(), order.end(), [&](const BodyMention* a, const BodyMention* b) { return rank(*a) < rank(*b); });
  for (const BodyMention* one : order) {
    const BodyMention& mention = *one;
    if (mention.entry != no_entry) {
      const EntryId shown = scene.tables.output_entry(scene.rules, mention.entry);
      const std::string& id = shown == no_entry ? std::string{} : scene.rules.lexicon.entry(shown).id;
      const auto known = scene.by_lexicon_id.find(id);
      // A generic body of the lexicon ("Foreign Ministry") is as many as there are countries.
      if (!mention.generic) {
        if (!id.empty() && known != scene.by_lexicon_id.end())
          attach(mention, known->second, "the same name");
        else
          start(mention);
        continue;
      }
    }
    EntityId id = exact.only(with_country(mention.key, mention.of));
    const char* why = "the same name";
    if (id == no_entity && mention.of == no_entity) id = by_key.only(join(mention.key));
    if (id == no_entity) {
      id = acronyms.only(join(mention.key));
      why = "its acronym";
      if (id != no_entity && mention.key.size() > 1) id = no_entity;
    }
    if (id == no_entity) {
      id = ends.only(join(mention.key));
      why = "a part of its full name";
    }
    if (id != no_entity && mention.of != no_entity && scene.entities[static_cast<std::size_t>(id)].of != no_entity &&
        scene.entities[static_cast<std::size_t>(id)].of != mention.of)
      id = no_entity;
    if (id != no_entity) {
      attach(mention, id, why);
      if (const auto acronym = scene.attribute(scene.referring[mention.at], "acronym"); !acronym.empty())
        acronyms.put(join(key_tokens(acronym)), id);
    } else {
      BodyMention fresh = mention;
      if (fresh.generic) fresh.entry = no_entry;
      start(fresh);
    }
  }
}

}  // namespace relata::within
