// "the minister", "the Russian leader", "the 57-year-old".
#include <algorithm>

#include "engine/resolve/within_descriptions.h"

namespace relata::within {
namespace {

using Held = Scene::Holder;

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

// Has the document told of somebody without a name by this word ("a spokesman ... the spokesman")?
bool is_nobody_named(const Scene& scene, const Referring& here, const std::vector<std::string>& role) {
  return std::any_of(scene.analysis.mentions.begin(), scene.analysis.mentions.end(), [&](const Mention& mention) {
    if (mention.span.end > here.span.begin || mention.senses.empty()) return false;
    const bool refers = std::any_of(mention.senses.begin(), mention.senses.end(), [&](const Sense& sense) {
      return scene.schema().type(sense.type).reference != Reference::none || !scene.is_a(sense.type, scene.tables.agent);
    });
    if (refers) return false;
    for (const std::string_view key : {"role", "head"}) {
      const auto said = role_key(scene.tables, attribute_of(mention.attributes, key));
      if (!said.empty() && (role_fit(scene.tables, role, said) > 1 || said.back() == role.back())) return true;
    }
    return false;
  });
}

// "said Berg. ... the former tennis player added": nobody is said to be that, and the one who spoke just before is said to be nothing
// else. No other person may stand between.
EntityId spoke_before(const Scene& scene, std::uint32_t index, const std::vector<std::string>& role, Gender gender) {
  const Referring& here = scene.referring[index];
  if (here.subject == 0 || here.quoted || !is_speech(scene, here.verb) || is_voice(scene.tables, role)) return no_entity;
  if (!scene.mention(here.mention).parts.empty() && personal_owner(scene, here) != no_entity) return no_entity;
  EntityId found = no_entity;
  for (std::uint32_t back = index; back-- > 0;) {
    const Referring& at = scene.referring[back];
    if (at.quoted || at.masked) continue;
    if (scene.voice_line[at.sentence] + 2 < scene.voice_line[here.sentence]) break;
    for (const EntityId one : meant_by(scene, at, scene.tables.person)) {
      if (found != no_entity && one != found) return no_entity;
      if (found == no_entity && (at.subject == 0 || !is_speech(scene, at.verb))) return no_entity;
      found = one;
    }
  }
  if (found == no_entity || is_nobody_named(scene, here, role)) return no_entity;
  const Entity& who = scene.entities[static_cast<std::size_t>(found)];
  if (gender != Gender::unknown && who.gender != Gender::unknown && who.gender != gender) return no_entity;
  const auto facts = scene.facts_of.find(found);
  return facts == scene.facts_of.end() || facts->second.empty() ? found : no_entity;
}

// "the leader of Norway's bishops": does the description, or what follows it, name a country?
bool names_a_country(const Scene& scene, const Referring& here) {
  const auto names = [&](MentionId id) {
    const EntityId owner = owner_among_parts(scene, id);
    return owner != no_entity && scene.is_a(scene.entities[static_cast<std::size_t>(owner)].type, scene.tables.country);
  };
  return names(here.mention) || std::any_of(here.folds.begin(), here.folds.end(), names);
}

}  // namespace

std::vector<EntityId> person_described(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  auto role = role_key(scene.tables, scene.attribute(here, "role"));
  const Gender gender = gender_named(scene.attribute(here, "gender"));
  EntityId of = owner_among_parts(scene, here.mention);
  // "the top US diplomat": the country stands inside the title.
  for (const MentionId part : scene.mention(here.mention).parts) {
    const auto& senses = scene.mention(part).senses;
    const bool title = scene.tables.role != no_type && std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) {
                         return scene.is_a(sense.type, scene.tables.role);
                       });
    if (!title || owner_among_parts(scene, part) == no_entity) continue;
    if (of == no_entity) of = owner_among_parts(scene, part);
    role = role_key(scene.tables, role_label(scene, part));
  }
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
  if (names_a_country(scene, here)) std::erase_if(held, [](const Held& one) { return one.fit < 2 && one.stateless; });
  if (of != no_entity) {
    const bool any_known = std::any_of(held.begin(), held.end(), [](const Held& one) { return one.of_known; });
    if (any_known) std::erase_if(held, [](const Held& one) { return !one.of_known; });
    // "the movement's leader" is no president of whom only a wider word says that he leads.
    else if (scene.is_a(scene.entities[static_cast<std::size_t>(of)].type, scene.tables.organization))
      std::erase_if(held, [](const Held& one) { return one.fit < 2; });
  }
  if (held.empty()) {
    EntityId found = named_next(scene, index, of, gender);
    const char* why = found == no_entity ? "nobody here is said to hold this role" : "the first who is named behind the lead";
    if (found == no_entity && owner == no_entity && (found = spoke_before(scene, index, role, gender)) != no_entity)
      why = "the only one who has just spoken, of whom nothing else is said";
    scene.decide(here, found, why);
    if (found == no_entity) return {};
    learn_fact(scene, {found, role, of, former, here.span.begin});
    return {found};
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

}  // namespace relata::within
