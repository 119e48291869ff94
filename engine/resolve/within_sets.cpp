// "the five presidents", "both men", "the two countries", "both sides".
#include <algorithm>
#include <unordered_map>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_entities.h"
#include "engine/resolve/within_pairs.h"
#include "engine/resolve/within_wanted_set.h"

namespace relata::within {

bool fits(const Scene& scene, EntityId id, const Wanted& wanted) {
  const Entity& entity = scene.entities[static_cast<std::size_t>(id)];
  if (!scene.is_a(entity.type, wanted.type) || (wanted.sides && entity.personal)) return false;
  if (wanted.gender != Gender::unknown && entity.gender != Gender::unknown && entity.gender != wanted.gender) return false;
  return true;
}

std::vector<EntityId> entities_of(const Scene& scene, MentionId id, TypeId type, bool& whole) {
  std::vector<EntityId> out;
  const auto members = members_of(scene, id, most_members + 1);
  whole = members.size() <= most_members;
  for (const MentionId member : members) {
    const int index = scene.referring_index(member);
    const auto meant = index < 0 ? std::vector<EntityId>{} : meant_by(scene, scene.referring[static_cast<std::size_t>(index)], type);
    if (meant.empty()) whole = false;
    for (const EntityId one : meant)
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  }
  return out;
}

namespace {

bool has_role(const Scene& scene, EntityId id, const std::vector<std::string>& role) {
  if (role.empty()) return true;
  const auto facts = scene.facts_of.find(id);
  if (facts == scene.facts_of.end()) return false;
  return std::any_of(facts->second.begin(), facts->second.end(),
                     [&](std::uint32_t fact) { return role_fit(scene.tables, role, scene.facts[fact].role) > 0; });
}

bool count_is(const Wanted& wanted, std::size_t size) {
  return wanted.count > 0 ? size == static_cast<std::size_t>(wanted.count) : size > 1;
}

Wanted wanted_of(const Scene& scene, const Referring& at) {
  Wanted wanted;
  wanted.count = number_of(scene.attribute(at, "count"));
  if (const auto name = scene.attribute(at, "of_type"); !name.empty()) wanted.type = scene.schema().find_type(name).value_or(no_type);
  if (wanted.type == no_type)
    for (const Sense& sense : scene.mention(at.mention).senses)
      if (scene.schema().type(sense.type).reference == Reference::set && scene.is_a(sense.type, scene.tables.person))
        wanted.type = scene.tables.person;
  wanted.sides = scene.attribute(at, "sides") == "yes";
  if (wanted.sides) wanted.type = scene.tables.agent;
  wanted.gender = gender_named(scene.attribute(at, "gender"));
  wanted.role = role_key(scene.tables, scene.attribute(at, "role"));
  return wanted;
}

// Are they all countries, or the subject of a clause?
bool acts_together(const Scene& scene, MentionId group, const std::vector<EntityId>& members) {
  const bool countries = std::all_of(members.begin(), members.end(), [&](EntityId one) {
    return scene.is_a(scene.entities[static_cast<std::size_t>(one)].type, scene.tables.country);
  });
  const auto mentions = members_of(scene, group, 1);
  const int index = mentions.empty() ? -1 : scene.referring_index(mentions.front());
  return countries || (index >= 0 && scene.referring[static_cast<std::size_t>(index)].subject != 0);
}

// An earlier set that says how many it is of ("five presidents, including ..."), or a group of that many at most `reach` sentences before.
std::vector<EntityId> group_within(Scene& scene, std::uint32_t index, const Wanted& wanted, int reach) {
  const Referring& here = scene.referring[index];
  const auto after = std::lower_bound(scene.groups.begin(), scene.groups.end(), here.span.begin,
                                      [](const Group& group, std::uint32_t at) { return group.span.begin < at; });
  int looked = 0;
  for (auto it = after; it != scene.groups.begin() && looked < 24; ++looked) {
    --it;
    if (it->span.end > here.span.begin) continue;
    bool whole = false;
    auto found = entities_of(scene, it->mention, wanted.type, whole);
    if (found.empty() || found.size() > most_members) continue;
    const int own = scene.referring_index(it->mention);
    const int declared = own < 0 ? 0 : scene.referring[static_cast<std::size_t>(own)].declared;
    const int back = static_cast<int>(scene.voice_line[here.sentence]) - static_cast<int>(scene.voice_line[it->sentence]);
    // Three or more that are as many as the set says are it, however far back.
    if (back > (declared > 0 || wanted.count > 2 ? 40 : reach)) continue;
    const bool counted = declared > 0 ? declared == wanted.count : whole && count_is(wanted, found.size());
    if (!counted) continue;
    if (!std::all_of(found.begin(), found.end(), [&](EntityId one) { return fits(scene, one, wanted); })) continue;
    // Bodies that do nothing together are no two sides ("chaired by the United Nations and Chile").
    if (wanted.sides && !acts_together(scene, it->mention, found)) continue;
    // A group whose members are known to hold other roles is not meant.
    if (!wanted.role.empty() && declared == 0) {
      const bool other = std::any_of(found.begin(), found.end(),
                                     [&](EntityId one) { return scene.facts_of.contains(one) && !has_role(scene, one, wanted.role); });
      if (other) continue;
    }
    return found;
  }
  return {};
}

std::vector<EntityId> near_group(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  return group_within(scene, index, wanted, 1);
}
std::vector<EntityId> earlier_group(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  return group_within(scene, index, wanted, 6);
}

// "five presidents" ahead of the sentence that names them: the set or group of that many that follows soon.
std::vector<EntityId> later_group(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  const Referring& here = scene.referring[index];
  if (wanted.count < 2 || scene.attribute(here, "ahead") != "yes") return {};
  constexpr int reach = 2;  // sentences
  for (const Group& group : scene.groups) {
    if (group.span.begin < here.span.end) continue;
    if (static_cast<int>(group.sentence) - static_cast<int>(here.sentence) > reach) break;
    bool whole = false;
    auto found = entities_of(scene, group.mention, wanted.type, whole);
    if (!whole || !count_is(wanted, found.size())) continue;
    // Three or more that follow so soon need not have their office told; two might be anybody.
    const auto holds = [&](EntityId one) {
      return has_role(scene, one, wanted.role) || (wanted.count > 2 && !scene.facts_of.contains(one));
    };
    if (std::all_of(found.begin(), found.end(), [&](EntityId one) { return fits(scene, one, wanted) && holds(one); })) return found;
  }
  return {};
}

std::vector<EntityId> earlier_pair(Scene& scene, std::uint32_t index, const Wanted& wanted);

// "the five countries" behind five presidents, "the two countries" behind two who met: those whose offices they hold.
std::vector<EntityId> countries_of_those(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  const bool sides_apart = wanted.sides && scene.referring[index].subject != 2;  // "a meeting between the two sides": of some quarrel
  if (wanted.count < 2 || scene.tables.person == no_type || sides_apart) return {};
  Wanted persons = wanted;
  persons.type = scene.tables.person;
  persons.sides = false;
  persons.role.clear();
  std::vector<EntityId> out;
  std::vector<EntityId> those = earlier_group(scene, index, persons);
  if (those.empty()) those = earlier_pair(scene, index, persons);
  for (const EntityId person : those) {
    const auto facts = scene.facts_of.find(person);
    if (facts == scene.facts_of.end()) return {};
    EntityId country = no_entity;
    for (const std::uint32_t fact : facts->second) {
      const EntityId of = scene.facts[fact].of;
      if (of == no_entity || !fits(scene, of, wanted)) continue;
      if (country != no_entity && country != of) return {};
      country = of;
    }
    if (country == no_entity || std::find(out.begin(), out.end(), country) != out.end()) return {};
    out.push_back(country);
  }
  return out.size() == static_cast<std::size_t>(wanted.count) ? out : std::vector<EntityId>{};
}

// "A Norwegian minister met Libyan officials. The two sides agreed": just two countries in the sentence before, by name or adjective.
std::vector<EntityId> countries_just_named(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  const Referring& here = scene.referring[index];
  if (wanted.count != 2 || scene.tables.country == no_type || here.subject != 2) return {};
  std::vector<EntityId> out;
  for (std::uint32_t step = 1; step <= std::min<std::uint32_t>(index, 40); ++step) {
    const Referring& at = scene.referring[index - step];
    const int back = distance(scene, at, here);
    if (back > 1) break;
    if (back != 1) continue;
    for (const EntityId one : meant_by(scene, at, scene.tables.country))
      if (fits(scene, one, wanted) && std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  }
  std::reverse(out.begin(), out.end());
  return out.size() == 2 ? out : std::vector<EntityId>{};
}

// The two ends of a statement of equals, or of any statement about two persons, in this sentence or the two before.
std::vector<EntityId> earlier_pair(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  const Referring& here = scene.referring[index];
  if (wanted.count > 2) return {};
  return nearest_pair(scene, here.sentence + 1, 16, [&](const StatementEnds& ends) -> std::optional<std::pair<EntityId, EntityId>> {
    if (ends.object.span.end > here.span.begin || ends.subject.span.end > here.span.begin) return std::nullopt;
    const int back = distance(scene, ends.subject, here);
    if (back < 0 || back > (ends.equals ? 2 : 1)) return std::nullopt;
    const auto two = two_meant(scene, ends, wanted.type, wanted.type);
    if (!two || !fits(scene, two->first, wanted) || !fits(scene, two->second, wanted)) return std::nullopt;
    const bool persons =
        scene.entities[static_cast<std::size_t>(two->first)].personal && scene.entities[static_cast<std::size_t>(two->second)].personal;
    return ends.equals || persons ? two : std::nullopt;
  });
}

// Exactly so many of the kind in the sentence before, or in the few before.
std::vector<EntityId> recent(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  if (wanted.count < 2 || wanted.count > 8) return {};
  const Referring& here = scene.referring[index];
  for (const int reach : {0, 1, 2}) {
    std::vector<EntityId> out;
    for (std::uint32_t step = 1; step <= std::min<std::uint32_t>(index, 60); ++step) {
      const Referring& at = scene.referring[index - step];
      const int back = distance(scene, at, here);
      if (back > reach) break;
      if (back < 0 || at.kind == Reference::none) continue;
      for (const EntityId one : meant_by(scene, at, wanted.type)) {
        if (!fits(scene, one, wanted) || !has_role(scene, one, wanted.role)) continue;
        if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
      }
    }
    if (static_cast<int>(out.size()) == wanted.count) {
      std::reverse(out.begin(), out.end());
      return out;
    }
    if (static_cast<int>(out.size()) > wanted.count) return {};
  }
  return {};
}

// All who are said to hold the role, if they are as many as the set says.
std::vector<EntityId> all_holders(Scene& scene, std::uint32_t, const Wanted& wanted) {
  if (wanted.role.empty() || wanted.count < 2) return {};
  std::vector<EntityId> out;
  for (const Scene::Holder& one : holders(scene, wanted.role, no_entity))
    if (!one.former && fits(scene, one.holder, wanted)) out.push_back(one.holder);
  return out.size() == static_cast<std::size_t>(wanted.count) ? out : std::vector<EntityId>{};
}

// "the two countries" where no group names them: the two that the story is about, if they lead clearly and were both named before.
std::vector<EntityId> leading_sides(Scene& scene, std::uint32_t index, const Wanted& wanted) {
  if (wanted.count != 2 || wanted.type == no_type) return {};
  const std::uint32_t here = scene.referring[index].span.begin;
  std::vector<std::pair<double, EntityId>> known;
  Wanted country = wanted;
  if (wanted.sides) country.type = scene.tables.country;
  for (std::size_t i = 0; i < scene.entities.size(); ++i)
    if (fits(scene, static_cast<EntityId>(i), country) && scene.entities[i].weight > 0)
      known.emplace_back(-scene.entities[i].weight, static_cast<EntityId>(i));
  std::sort(known.begin(), known.end());
  if (known.size() < 2 || known[1].first > -3) return {};
  if (known.size() > 2 && known[1].first > 2 * known[2].first) return {};
  for (std::size_t i = 0; i < 2; ++i)
    if (scene.entities[static_cast<std::size_t>(known[i].second)].first > here) return {};
  return {known[0].second, known[1].second};
}

// "the two Koreas": a lexicon names the members by id.
std::vector<EntityId> standing_members(Scene& scene, const Referring& here) {
  std::vector<EntityId> out;
  for (std::string_view rest = scene.attribute(here, "members"); !rest.empty();) {
    const std::size_t bar = rest.find('|');
    const EntryId entry = scene.rules.lexicon.find_id(rest.substr(0, bar));
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    if (entry == no_entry) continue;
    if (const EntityId one = entity_of_entry(scene, entry); one != no_entity) out.push_back(one);
  }
  return out;
}

// The one group of that many that the story names at all; empty if it names none, or several that differ.
std::vector<EntityId> only_group(const Scene& scene, const Wanted& wanted) {
  std::vector<EntityId> only;
  for (const Group& group : scene.groups) {
    bool whole = false;
    auto found = entities_of(scene, group.mention, wanted.type, whole);
    if (!whole || !count_is(wanted, found.size())) continue;
    if (!std::all_of(found.begin(), found.end(), [&](EntityId one) { return fits(scene, one, wanted); })) continue;
    std::sort(found.begin(), found.end());
    if (only.empty())
      only = std::move(found);
    else if (only != found)
      return {};
  }
  return only;
}

}  // namespace

void resolve_sets_named_later(Scene& scene) {
  std::unordered_map<int, std::vector<EntityId>> groups;  // of countries, by how many they are
  for (Referring& here : scene.referring) {
    if (here.kind != Reference::set || here.masked || !here.entities.empty()) continue;
    Wanted wanted = wanted_of(scene, here);
    const bool sides = wanted.sides || (wanted.type != no_type && wanted.type == scene.tables.country);
    const bool some = wanted.count > 2 && wanted.count <= static_cast<int>(most_members);
    if (!sides || !some || scene.tables.country == no_type) continue;
    wanted.type = scene.tables.country;
    const auto [group, fresh] = groups.try_emplace(wanted.count);
    if (fresh) group->second = only_group(scene, wanted);
    here.entities = group->second;
    for (const EntityId one : here.entities) scene.decide(here, one, "the only group of that many in the story");
  }
}

std::vector<EntityId> resolve_set(Scene& scene, std::uint32_t index) {
  Referring& here = scene.referring[index];
  const Wanted wanted = wanted_of(scene, here);
  const Mention& mention = scene.mention(here.mention);
  std::vector<EntityId> out;
  const char* why = "";
  if (out = standing_members(scene, here); !out.empty()) {
    why = "the lexicon names its members";
  } else if (!mention.members.empty()) {  // "five presidents, including A and B" names them itself
    bool whole = false;
    out = entities_of(scene, here.mention, wanted.type, whole);
    here.declared = wanted.count > 0 ? wanted.count : static_cast<int>(out.size());
    why = "named with it";
  } else {
    const struct {
      std::vector<EntityId> (*find)(Scene&, std::uint32_t, const Wanted&);
      const char* why;
    } ways[] = {
        {later_group, "the group of that many that follows"},
        {holders_of_each, "who holds that office in each country"},
        {near_group, "the group of that many before"},
        {earlier_pair, "both ends of the statement before"},
        {earlier_group, "the group of that many before"},
        {all_holders, "all who hold that role"},
        {recent, "exactly so many of that kind just before"},
        {countries_of_those, "the countries of those before"},
        {countries_just_named, "the two countries of the sentence before"},
        {leading_sides, "the two that the story is about"},
    };
    // Sides and countries are guessed from what was just listed only where a group or a statement joins them.
    const bool persons = scene.tables.person != no_type && scene.is_a(wanted.type, scene.tables.person) && wanted.type != no_type;
    const bool ahead = scene.attribute(here, "ahead") == "yes";
    for (const auto& way : ways) {
      if (ahead != (way.find == later_group)) continue;
      if ((way.find == countries_of_those || way.find == countries_just_named) && persons) continue;
      if ((way.find == recent && !persons) || (way.find == leading_sides && persons)) continue;
      out = way.find(scene, index, wanted);
      why = way.why;
      if (!out.empty()) break;
    }
  }
  if (out.empty()) scene.decide(here, no_entity, "no set of that size is clear");
  for (const EntityId one : out) scene.decide(here, one, why);
  return out;
}

}  // namespace relata::within
