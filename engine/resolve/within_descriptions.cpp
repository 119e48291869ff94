// "the minister", "the Russian leader", "the ministry", "the island nation", "his Chinese counterpart".
#include <algorithm>
#include <cctype>

#include "engine/resolve/within_anaphora.h"

namespace relata::within {
namespace {

TypeId type_of(const Scene& scene, const Referring& at) {
  for (const Sense& sense : scene.mention(at.mention).senses) {
    const Reference reference = scene.schema().type(sense.type).reference;
    if (reference == Reference::description || reference == Reference::counterpart) return sense.type;
  }
  return no_type;
}

using Held = Scene::Holder;

// Is `word` one of those between the bars of `list`?
bool listed(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t bar = std::min(list.find('|', at), list.size());
    if (list.substr(at, bar - at) == word) return true;
    at = bar + 1;
  }
  return false;
}

// "his foreign minister": the person whose it is, and the country that he is said to hold a role of.
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

void keep_best(std::vector<Held>& held, const std::function<int(const Held&)>& rank) {
  int best = -1000;
  for (const Held& one : held) best = std::max(best, rank(one));
  std::erase_if(held, [&](const Held& one) { return rank(one) != best; });
}

void drop_unfit(const Scene& scene, std::vector<Held>& held, Gender gender, const std::vector<EntityId>& partners) {
  std::erase_if(held, [&](const Held& one) {
    const Gender own = scene.entities[static_cast<std::size_t>(one.holder)].gender;
    if (gender != Gender::unknown && own != Gender::unknown && own != gender) return true;
    return std::find(partners.begin(), partners.end(), one.holder) != partners.end();
  });
}

// A lead tells of somebody by his office alone, and he is the first who is named as a subject in the next two sentences: "Norway's army
// chief took command on Friday. General Lind said ...". Nobody, if he is said to be somebody else's or another is named before.
EntityId named_next(const Scene& scene, std::uint32_t index, EntityId of, Gender gender) {
  constexpr std::uint32_t looked = 60;
  const Referring& here = scene.referring[index];
  if (here.sentence != 0 || here.subject == 0 || here.quoted) return no_entity;
  for (const MentionId part : scene.mention(here.mention).parts)  // "his doctor" is one of somebody just told of
    if (const int owner = scene.referring_index(part);
        owner >= 0 && scene.referring[static_cast<std::size_t>(owner)].kind == Reference::pronoun)
      return no_entity;
  for (std::uint32_t before = 0; before < index && before < looked; ++before)
    if (!scene.referring[before].bearers.empty() && scene.bearer(scene.referring[before], scene.tables.person) != no_entity)
      return no_entity;
  for (std::uint32_t next = index + 1; next < std::min<std::size_t>(scene.referring.size(), index + looked); ++next) {
    const Referring& at = scene.referring[next];
    if (scene.voice_line[at.sentence] > scene.voice_line[here.sentence] + 2) break;
    if (at.sentence == here.sentence || at.quoted || at.masked || at.nested || at.subject == 0 || at.bearers.empty()) continue;
    const EntityId one = scene.bearer(at, scene.tables.person);
    if (one == no_entity) continue;
    const Entity& who = scene.entities[static_cast<std::size_t>(one)];
    if (who.first < scene.document.sentences[here.sentence].span.end) continue;  // named before: somebody else
    if (gender != Gender::unknown && who.gender != Gender::unknown && who.gender != gender) return no_entity;
    if (const auto facts = scene.facts_of.find(one); of != no_entity && facts != scene.facts_of.end())
      for (const std::uint32_t fact : facts->second)
        if (scene.facts[fact].of != no_entity && scene.facts[fact].of != of) return no_entity;
    return one;
  }
  return no_entity;
}

std::vector<EntityId> person_described(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  const auto role = role_key(scene.tables, scene.attribute(here, "role"));
  const Gender gender = gender_named(scene.attribute(here, "gender"));
  EntityId of = owner_among_parts(scene, here.mention);
  auto partners = partners_of(scene, here);
  const EntityId owner = personal_owner(scene, here);
  if (owner != no_entity) {
    if (of == no_entity) of = side_of(scene, owner);
    partners.push_back(owner);
  }
  const bool former = scene.attribute(here, "former") == "yes";

  Search search;
  search.subject = here.subject != 0;
  search.speaks = is_speech(scene, here.verb);
  search.gender = gender;
  search.sentences = 4;
  if (role.empty()) {  // "the 57-year-old": only prominence and gender tell
    search.sentences = 2;
    search.candidate = [&](const Referring& at) {
      for (const EntityId one : meant_by(scene, at, scene.tables.person))
        if (at.bearers.size() == 1 || at.entities.size() == 1) return one;
      return no_entity;
    };
    const EntityId best = best_before(scene, index, search);
    scene.decide(here, best, best == no_entity ? "no bearer leads clearly" : "the most prominent person before it");
    return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
  }

  std::vector<Held> held = holders(scene, role, of);
  drop_unfit(scene, held, gender, partners);
  if (of != no_entity) {
    const bool any_known = std::any_of(held.begin(), held.end(), [](const Held& one) { return one.of_known; });
    if (any_known) std::erase_if(held, [](const Held& one) { return !one.of_known; });
    // "the movement's leader" is no president of whom only a wider word says that he leads.
    else if (scene.is_a(scene.entities[static_cast<std::size_t>(of)].type, scene.tables.organization))
      std::erase_if(held, [](const Held& one) { return one.fit < 2; });
  }
  if (held.empty()) {
    const EntityId next = named_next(scene, index, of, gender);
    scene.decide(here, next, next == no_entity ? "nobody here is said to hold this role" : "the first who is named behind the lead");
    return next == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{next};
  }
  keep_best(held, [](const Held& one) { return std::min(one.fit, 2); });
  if (held.size() > 1) keep_best(held, [&](const Held& one) { return one.former == former ? 1 : 0; });
  if (held.size() > 1) {
    const bool before = std::any_of(held.begin(), held.end(), [&](const Held& one) { return one.at < here.span.begin; });
    if (before) std::erase_if(held, [&](const Held& one) { return one.at > here.span.begin; });
  }
  EntityId best = held[0].holder;
  const char* why = "the only one said to hold this role";
  if (held.size() > 1) {
    // Several hold it: the one just spoken of, if one leads.
    search.candidate = [&](const Referring& at) {
      for (const EntityId one : meant_by(scene, at, scene.tables.person))
        if (std::any_of(held.begin(), held.end(), [&](const Held& h) { return h.holder == one; })) return one;
      return no_entity;
    };
    best = best_before(scene, index, search);
    why = best == no_entity ? "several hold this role and none leads" : "of those who hold this role the most prominent before it";
  }
  scene.decide(here, best, why);
  return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
}

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
      if (!kinds.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) { return listed(kinds, word); }))
        return true;
    }
    if (entity.entry == no_entry) return open && !entity.generic;
    const Attributes& known = scene.rules.lexicon.entry(entity.entry).attributes;
    return attribute_of(known, "head") == head_text || (!kinds.empty() && listed(kinds, attribute_of(known, "kind")));
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
  const EntityId best = best_before(scene, index, search);
  scene.decide(here, best, best == no_entity ? "no body of this kind leads clearly" : "the body of this kind before it");
  return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
}

// "the summit": the nearest of its type whose name holds that word.
std::vector<EntityId> named_before(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  const auto wanted = scene.schema().find_type(scene.attribute(here, "of_type"));
  const std::string head = join(key_tokens(scene.attribute(here, "role")));
  if (!wanted || head.empty()) return {};
  std::unordered_map<EntityId, bool> fits;
  Search search;
  search.subject = here.subject != 0;
  search.sentences = 12;
  search.candidate = [&](const Referring& at) {
    const EntityId one = at.kind == Reference::none ? no_entity : scene.bearer(at, *wanted);
    if (one == no_entity) return no_entity;
    auto [known, fresh] = fits.emplace(one, false);
    if (fresh)
      for (const Entity::Form& form : scene.entities[static_cast<std::size_t>(one)].forms) {
        const auto words = key_tokens(form.text);
        known->second = known->second || std::find(words.begin(), words.end(), head) != words.end();
      }
    return known->second ? one : no_entity;
  };
  const EntityId best = best_before(scene, index, search);
  scene.decide(here, best, best == no_entity ? "none of this name leads clearly" : "the one of this name before it");
  return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
}

// Does `text` hold `word` with no letter or digit beside it?
bool holds_word(std::string_view text, std::string_view word) {
  const auto plain = [&](std::size_t at) { return at >= text.size() || (std::isalnum(static_cast<unsigned char>(text[at])) == 0); };
  if (word.empty()) return false;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    if ((at == 0 || plain(at - 1)) && plain(at + word.size())) return true;
  return false;
}

// Where a story without a dateline was filed: the place of this type that its title names, else the only one it names at all.
EntityId filed_from(const Scene& scene, TypeId wanted) {
  EntityId only = no_entity, titled = no_entity;
  bool several = false, several_titled = false;
  for (const Referring& at : scene.referring) {
    const EntityId one = scene.bearer(at, wanted);
    if (one == no_entity || one == only) continue;
    const Entity& place = scene.entities[static_cast<std::size_t>(one)];
    if (!scene.is_a(place.type, wanted)) continue;
    several = several || only != no_entity;
    if (only == no_entity) only = one;
    const bool in_title = std::any_of(place.forms.begin(), place.forms.end(),
                                      [&](const Entity::Form& form) { return holds_word(scene.document.title, form.text); });
    if (!in_title || one == titled) continue;
    several_titled = several_titled || titled != no_entity;
    titled = one;
  }
  if (titled != no_entity) return several_titled ? no_entity : titled;
  return several ? no_entity : only;
}

// "the Italian capital": the one place of this kind that the story names of that country.
EntityId of_kind_in(const Scene& scene, std::string_view kind, EntityId country, TypeId wanted) {
  EntityId found = no_entity;
  const std::string& whose = scene.entities[static_cast<std::size_t>(country)].lexicon_id;
  for (const Referring& at : scene.referring) {
    const EntityId one = scene.bearer(at, wanted);
    if (one == no_entity || one == found) continue;
    const EntryId entry = scene.entities[static_cast<std::size_t>(one)].entry;
    if (entry == no_entry) continue;
    const auto& attributes = scene.rules.lexicon.entry(entry).attributes;
    if (attribute_of(attributes, kind) != "yes" || attribute_of(attributes, "country") != whose) continue;
    if (found != no_entity) return no_entity;
    found = one;
  }
  return found;
}

std::vector<EntityId> place_described(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  TypeId wanted = scene.tables.place;
  if (const auto name = scene.attribute(here, "of_type"); !name.empty())
    if (const auto type = scene.schema().find_type(name)) wanted = *type;
  if (scene.attribute(here, "here") == "yes") {
    // Where the story was filed.
    if (!scene.document.dateline_place) {
      const EntityId place = filed_from(scene, wanted);
      scene.decide(here, place,
                   place == no_entity ? "no dateline, and no one place stands out" : "no dateline, the place of the title or the only one");
      return place == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{place};
    }
    for (const Referring& at : scene.referring) {
      if (at.span.begin > scene.document.dateline_place->begin) break;
      if (!scene.document.dateline_place->contains(at.span)) continue;
      EntityId one = scene.bearer(at, wanted);
      if (one == no_entity) one = scene.bearer(at, scene.tables.place);  // a country or region that is filed from
      if (one != no_entity) {
        scene.decide(here, one, "the place of the dateline");
        return {one};
      }
    }
    return {};
  }
  const std::string_view kind = scene.attribute(here, "kind");
  if (const EntityId of = owner_among_parts(scene, here.mention); of != no_entity && !kind.empty()) {
    const EntityId place = of_kind_in(scene, kind, of, wanted);
    scene.decide(here, place, place == no_entity ? "no such place of that country is named" : "the place of this kind of that country");
    return place == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{place};
  }
  // What is both an agent and a place is no city.
  const auto& parents = scene.schema().type(type_of(scene, here)).parents;
  Search search;
  search.subject = here.subject != 0;
  search.sentences = 1;
  search.candidate = [&](const Referring& at) {
    const EntityId one = at.bearers.empty() ? (at.entities.size() == 1 ? at.entities[0] : no_entity) : scene.bearer(at, wanted);
    if (one == no_entity || !scene.is_a(scene.entities[static_cast<std::size_t>(one)].type, wanted)) return no_entity;
    for (const TypeId parent : parents)
      if (!scene.is_a(scene.entities[static_cast<std::size_t>(one)].type, parent)) return no_entity;
    if (!kind.empty()) {  // "the island nation": the lexicon must say so
      const EntryId entry = scene.entities[static_cast<std::size_t>(one)].entry;
      if (entry == no_entry) return no_entity;
      const std::string_view kinds = attribute_of(scene.rules.lexicon.entry(entry).attributes, "kind");
      if (!listed(kinds, kind)) return no_entity;
    }
    return one;
  };
  if (!kind.empty()) search.sentences = 8;
  const EntityId best = best_before(scene, index, search);
  scene.decide(here, best, best == no_entity ? "no place of this kind leads clearly" : "the place of this kind before it");
  return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
}

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

std::vector<EntityId> resolve_description(Scene& scene, std::uint32_t index) {
  const TypeId type = type_of(scene, scene.referring[index]);
  if (scene.tables.person != no_type && scene.is_a(type, scene.tables.person)) return person_described(scene, index);
  if (scene.tables.organization != no_type && scene.is_a(type, scene.tables.organization)) return body_described(scene, index);
  if (scene.tables.place != no_type && !scene.is_a(type, scene.tables.place)) return named_before(scene, index);
  return place_described(scene, index);
}

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
    for (const Held& one : holders(scene, role, of)) {
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
