#include <algorithm>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_voices.h"

namespace relata::within {
namespace {

// "he", "her": a person; "it", "its": a body or country.
EntityId fitting(const Scene& scene, const Referring& at, bool person, TypeId agent) {
  if (at.kind == Reference::none) return no_entity;
  if (at.bearers.empty())
    return at.entities.size() == 1 && scene.entities[static_cast<std::size_t>(at.entities[0])].personal == person ? at.entities[0]
                                                                                                                  : no_entity;
  if (person) {
    for (const Bearer& one : at.bearers)
      if (scene.entities[static_cast<std::size_t>(one.entity)].personal) return one.entity;
    return no_entity;
  }
  const EntityId one = scene.bearer(at, agent);
  if (one == no_entity || scene.entities[static_cast<std::size_t>(one)].personal) return no_entity;
  return one;
}

// "During his visit to Oslo, Berg met Lind": an owner in the phrase that opens a sentence is the subject that follows.
EntityId subject_ahead(const Scene& scene, std::uint32_t index, bool person, Gender gender) {
  const Referring& here = scene.referring[index];
  constexpr std::uint32_t opening = 40;  // bytes from the sentence's start
  if (!is_owner(scene, here) || here.span.begin > scene.document.sentences[here.sentence].span.begin + opening) return no_entity;
  for (std::uint32_t back = index; back-- > 0 && scene.referring[back].sentence == here.sentence;)
    if (fitting(scene, scene.referring[back], person, scene.tables.agent) != no_entity) return no_entity;
  for (std::uint32_t next = index + 1; next < scene.referring.size() && scene.referring[next].sentence == here.sentence; ++next) {
    const Referring& at = scene.referring[next];
    if (at.subject != 2 || at.nested || at.bearers.empty() || here.span.contains(at.span)) continue;
    const EntityId one = fitting(scene, at, person, scene.tables.agent);
    if (one == no_entity) return no_entity;
    const Entity& who = scene.entities[static_cast<std::size_t>(one)];
    const bool agrees = !person || who.gender == Gender::unknown || who.gender == gender;
    // "His adviser Lind said": the one whose name it stands in.
    return agrees && scene.text({here.span.end, at.span.begin}).find(',') != std::string_view::npos ? one : no_entity;
  }
  return no_entity;
}

// "Berg and his French counterpart": an owner in a later member of a group is the member before it.
EntityId neighbour_in_group(const Scene& scene, std::uint32_t index, bool person, Gender gender) {
  const Referring& here = scene.referring[index];
  if (!is_owner(scene, here)) return no_entity;
  const auto behind = [](const Group& group, Span span) { return group.span.begin < span.begin; };
  constexpr int reach = 8;  // groups
  auto at = std::lower_bound(scene.groups.begin(), scene.groups.end(), here.span, behind);
  for (int step = 0; step < reach && at != scene.groups.begin(); ++step) {
    --at;
    if (!at->span.contains(here.span)) continue;
    const auto& members = scene.mention(at->mention).members;
    for (std::size_t i = 1; i < members.size(); ++i) {
      if (!scene.mention(members[i]).span.contains(here.span)) continue;
      const int before = scene.referring_index(members[i - 1]);
      if (before < 0) return no_entity;
      const EntityId one = fitting(scene, scene.referring[static_cast<std::size_t>(before)], person, scene.tables.agent);
      if (one == no_entity || !person) return one;
      const Gender known = scene.entities[static_cast<std::size_t>(one)].gender;
      return known == Gender::unknown || known == gender ? one : no_entity;
    }
  }
  return no_entity;
}

// "He said Lind was fooling them by telling": two speak in one sentence.
bool speaks_beside_another(const Scene& scene, const Voice& voice, EntityId speaker) {
  const auto& clauses = scene.analysis.clauses;
  return std::any_of(clauses.begin(), clauses.end(), [&](const ClauseRecord& clause) {
    if (clause.sentence != voice.sentence || clause.subject == no_mention || !is_speech(scene, clause.verb)) return false;
    const auto others = meant_by_voice(scene, {clause.sentence, scene.innermost(clause.subject), false, false});
    return others.empty() || others != std::vector<EntityId>{speaker};
  });
}

// "Berg called it late. "We must go," he added.": the one person whose words came right before, if his own sentence and words name nobody.
EntityId last_speaker(const Scene& scene, std::uint32_t index, const Voice& voice, Gender gender) {
  const auto speakers = meant_by_voice(scene, voice);
  if (speakers.size() != 1) return no_entity;
  const Referring& here = scene.referring[index];
  const Entity& who = scene.entities[static_cast<std::size_t>(speakers[0])];
  if (!who.personal || (who.gender != Gender::unknown && who.gender != gender)) return no_entity;
  if (speaks_beside_another(scene, voice, speakers[0])) return no_entity;
  const auto named = named_in_quotations(scene, here.sentence);
  if (std::find(named.begin(), named.end(), speakers[0]) != named.end()) return no_entity;
  for (std::uint32_t back = index; back-- > 0 && scene.referring[back].sentence == here.sentence;)
    if (fitting(scene, scene.referring[back], true, scene.tables.agent) != no_entity) return no_entity;
  return speakers[0];
}

}  // namespace

std::vector<EntityId> resolve_pronoun(Scene& scene, std::uint32_t index) {
  const Referring& here = scene.referring[index];
  const std::string_view person = scene.attribute(here, "person");
  const bool plural = scene.attribute(here, "number") == "plural";
  const int quotation = scene.document.sentences[here.sentence].quotation;
  if (person == "1") {
    if (plural || quotation < 0) return {};
    auto speaker = speakers_of(scene, quotation);
    if (speaker.size() != 1) return {};
    scene.decide(here, speaker[0], "the speaker of this quotation");
    return speaker;
  }
  if (person == "2") return {};
  const bool goes_on_speaking = here.subject != 0 && is_speech(scene, here.verb) && quotation < 0;
  const auto voice = goes_on_speaking ? voice_before(scene, here.sentence, plural ? 3 : 1) : std::nullopt;
  if (voice && voice->unnamed && voice->plural == plural && gender_named(scene.attribute(here, "gender")) != Gender::neuter) {
    scene.decide(here, no_entity, "who spoke before it has no name");
    return {};
  }
  if (plural && voice && !voice->unnamed) {
    auto speakers = meant_by_voice(scene, *voice);
    if (speakers.size() > 1) {
      for (const EntityId one : speakers) scene.decide(here, one, "those who spoke together before it");
      return speakers;
    }
  }
  if (plural) return resolve_plural(scene, here);
  const Gender gender = gender_named(scene.attribute(here, "gender"));
  const bool is_person = gender == Gender::male || gender == Gender::female;
  if (!is_person && gender != Gender::neuter) return {};
  if (is_person && voice && !voice->unnamed) {
    if (const EntityId one = last_speaker(scene, index, *voice, gender); one != no_entity) {
      scene.decide(here, one, "who spoke right before it");
      return {one};
    }
  }
  const auto speaker = quotation >= 0 ? speakers_of(scene, quotation) : std::vector<EntityId>{};
  // "Annan will speak," he said: Annan is not who speaks.
  const auto named = goes_on_speaking && is_person ? named_in_quotations(scene, here.sentence) : std::vector<EntityId>{};
  Search search;
  search.subject = here.subject != 0;
  search.speaks = is_speech(scene, here.verb);
  search.gender = is_person ? gender : Gender::unknown;
  search.sentences = is_person ? 4 : 1;
  search.candidate = [&](const Referring& at) {
    const EntityId one = fitting(scene, at, is_person, scene.tables.agent);
    // "it said": a body, or a country that acts; not one that something is in.
    const bool silent = !is_person && search.speaks && !at.subject && scene.tables.country != no_type && one != no_entity &&
                        scene.is_a(scene.entities[static_cast<std::size_t>(one)].type, scene.tables.country);
    if (silent) return no_entity;
    const auto among = [one](const std::vector<EntityId>& list) { return std::find(list.begin(), list.end(), one) != list.end(); };
    return one != no_entity && (among(speaker) || among(named)) ? no_entity : one;
  };
  if (const EntityId neighbour = neighbour_in_group(scene, index, is_person, gender); neighbour != no_entity) {
    scene.decide(here, neighbour, "the one before it in its group");
    return {neighbour};
  }
  if (const EntityId ahead = subject_ahead(scene, index, is_person, gender); ahead != no_entity) {
    scene.decide(here, ahead, "the subject of the sentence that it opens");
    return {ahead};
  }
  const EntityId best = best_before(scene, index, search);
  scene.decide(here, best, best == no_entity ? "no bearer leads clearly" : "the most prominent before it that agrees");
  if (best == no_entity) return {};
  return {best};
}

}  // namespace relata::within
