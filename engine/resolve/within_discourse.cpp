#include "engine/resolve/within_discourse.h"

#include <algorithm>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_voices.h"

namespace relata::within {
namespace {

bool among(const std::vector<EntityId>& list, EntityId id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

EntityId leading(const Scene& scene, TypeId wanted, bool personal, const std::vector<EntityId>& other) {
  EntityId best = no_entity;
  double first = 0, second = 0;
  for (std::size_t i = 0; i < scene.entities.size(); ++i) {
    const Entity& entity = scene.entities[i];
    const auto id = static_cast<EntityId>(i);
    if (entity.personal != personal || !scene.is_a(entity.type, wanted) || among(other, id)) continue;
    if (entity.weight > first) {
      second = first;
      first = entity.weight;
      best = id;
    } else {
      second = std::max(second, entity.weight);
    }
  }
  return first > 0 && first >= 1.5 * second ? best : no_entity;
}

namespace {

std::vector<EntityId> topic(const Scene& scene, TypeId wanted, const std::vector<EntityId>& other) {
  // A person deals with persons, a country with countries, a body with either.
  const bool person_first = !other.empty() && scene.entities[static_cast<std::size_t>(other[0])].personal;
  const bool persons_fit = scene.is_a(scene.tables.person, wanted);
  for (const bool personal : {person_first, !person_first}) {
    if (personal && !persons_fit) continue;
    const bool body = !other.empty() && !scene.is_a(scene.entities[static_cast<std::size_t>(other[0])].type, scene.tables.country);
    const TypeId type =
        !personal && !body && scene.is_a(scene.tables.country, wanted) && scene.tables.country != no_type ? scene.tables.country : wanted;
    const EntityId one = leading(scene, type, personal, other);
    if (one != no_entity) return {one};
    if (!other.empty() && persons_fit) break;  // of another kind only where nothing is known of the other side
  }
  return {};
}

// Who is on the way: the subject of the nearest statement before that leads a person to a place.
std::vector<EntityId> visitor(const Scene& scene, const StatementDraft& draft, TypeId wanted, const std::vector<EntityId>& other) {
  const auto& drafts = scene.analysis.drafts;
  const auto after = std::upper_bound(drafts.begin(), drafts.end(), draft.sentence,
                                      [](std::uint32_t sentence, const StatementDraft& one) { return sentence < one.sentence; });
  int looked = 0;
  for (auto it = after; it != drafts.begin() && looked < 64; ++looked) {
    --it;
    if (!scene.is_a(scene.schema().relation(it->relation).to, scene.tables.place) || scene.tables.place == no_type) continue;
    if (it->subject.mention == no_mention) continue;
    const int index = scene.referring_index(it->subject.mention);
    if (index < 0) continue;
    auto meant = meant_by(scene, scene.referring[static_cast<std::size_t>(index)], wanted);
    if (meant.size() == 1 && !among(other, meant[0])) return meant;
  }
  const EntityId person = leading(scene, wanted, true, other);
  return person == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{person};
}

// The one person or body that the sentence before in its paragraph tells of: "Le Figaro went further. "It was hers.""
EntityId actor_before(const Scene& scene, std::uint32_t sentence, std::uint32_t paragraph) {
  std::uint32_t before = sentence;
  while (before > 0 && (scene.document.sentences[before - 1].quotation >= 0 || scene.document.sentences[before - 1].masked)) --before;
  if (before == 0 || scene.document.sentences[--before].paragraph != paragraph) return no_entity;
  // What stands between is a quotation of somebody: he goes on.
  if (before + 1 != sentence) return no_entity;
  EntityId actor = no_entity;
  auto it = std::lower_bound(scene.referring.begin(), scene.referring.end(), scene.document.sentences[before].span.begin,
                             [](const Referring& one, std::uint32_t at) { return one.span.begin < at; });
  for (; it != scene.referring.end() && it->sentence == before; ++it) {
    if (it->subject != 2 || it->quoted || it->masked) continue;
    const auto meant = meant_by(scene, *it, scene.tables.agent);
    if (meant.size() != 1 || (actor != no_entity && actor != meant[0])) return no_entity;
    actor = meant[0];
  }
  if (actor == no_entity || scene.is_a(scene.entities[static_cast<std::size_t>(actor)].type, scene.tables.country)) return no_entity;
  return actor;
}

// A sentence that is nothing but a quotation goes on with who spoke last: the speaker of the quotation before, if none but he has spoken
// since, else the subject of the verb of speech in the sentence before.
std::vector<EntityId> speaker_before(const Scene& scene, int quotation, std::uint32_t sentence) {
  const Quotation& here = scene.document.quotations[static_cast<std::size_t>(quotation)];
  if (here.continues >= 0) {
    const auto& begun = scene.speakers[static_cast<std::size_t>(here.continues)];
    if (!begun.empty()) return begun;
  }
  const std::uint32_t line = scene.voice_line[sentence];
  if (const auto voice = voice_before(scene, sentence, 1)) {
    if (voice->unnamed) return {};
    if (auto together = meant_by_voice(scene, *voice); together.size() > 1) return together;
  }
  // Subjects of speech, latest first; a quotation's own sentences don't count.
  auto it = std::upper_bound(scene.referring.begin(), scene.referring.end(), here.whole.begin,
                             [](std::uint32_t at, const Referring& one) { return at < one.span.begin; });
  for (int looked = 0; it != scene.referring.begin() && looked < 200; ++looked) {
    const Referring& at = *--it;
    if (at.quoted || at.masked || at.sentence == sentence) continue;
    if (scene.voice_line[at.sentence] + 1 < line) break;
    if (!at.subject || !is_speech(scene, at.verb)) continue;
    return meant_by(scene, at, scene.tables.agent);
  }
  if (const EntityId one = actor_before(scene, sentence, here.paragraph); one != no_entity) return {one};
  if (quotation > 0) {
    const Quotation& last = scene.document.quotations[static_cast<std::size_t>(quotation) - 1];
    if (here.paragraph - last.paragraph <= 1) return scene.speakers[static_cast<std::size_t>(quotation) - 1];
  }
  return {};
}

}  // namespace

int quotation_of(const Scene& scene, MentionId id) {
  const auto& quotations = scene.document.quotations;
  const Span span = scene.mention(scene.innermost(id)).span;
  auto it = std::upper_bound(quotations.begin(), quotations.end(), span.begin,
                             [](std::uint32_t at, const Quotation& quotation) { return at < quotation.whole.begin; });
  if (it != quotations.begin() && std::prev(it)->whole.end > span.begin) return static_cast<int>(std::prev(it) - quotations.begin());
  if (it != quotations.end() && it->whole.begin < span.end) return static_cast<int>(it - quotations.begin());
  return -1;
}

void find_speakers(Scene& scene) {
  if (scene.tables.quotation == no_type) return;
  std::vector<std::size_t> unspoken;  // quotations that stand alone, with nobody who spoke before them
  for (const StatementDraft& draft : scene.analysis.drafts) {
    if (draft.object.mention == no_mention) continue;
    if (!scene.is_a(scene.schema().relation(draft.relation).to, scene.tables.quotation)) continue;
    const int quotation = quotation_of(scene, draft.object.mention);
    if (quotation < 0) continue;
    auto& speakers = scene.speakers[static_cast<std::size_t>(quotation)];
    if (draft.subject.mention == no_mention) {
      if (draft.subject.discourse == Discourse::speaker && speakers.empty()) speakers = speaker_before(scene, quotation, draft.sentence);
      const bool opens = draft.sentence == 0 ||
                         scene.document.sentences[draft.sentence - 1].paragraph != scene.document.sentences[draft.sentence].paragraph;
      if (speakers.empty() && opens && !voice_before(scene, draft.sentence, 1)) unspoken.push_back(static_cast<std::size_t>(quotation));
      continue;
    }
    for (const MentionId member : members_of(scene, draft.subject.mention, 8)) {
      const int index = scene.referring_index(member);
      if (index < 0) continue;
      for (const EntityId one : meant_by(scene, scene.referring[static_cast<std::size_t>(index)], draft.subject.wanted))
        if (!among(speakers, one)) speakers.push_back(one);
    }
  }
  // "It was late." / "We waited," Lind said: words between paragraphs are those of the next who speaks.
  for (auto it = unspoken.rbegin(); it != unspoken.rend(); ++it) {
    const std::size_t next = *it + 1;
    if (next >= scene.speakers.size() || scene.speakers[next].size() != 1 || !scene.speakers[*it].empty()) continue;
    if (scene.document.quotations[next].paragraph == scene.document.quotations[*it].paragraph + 1)
      scene.speakers[*it] = scene.speakers[next];
  }
  // A quotation of several paragraphs may tell whose words it holds in its last.
  for (std::size_t i = scene.speakers.size(); i-- > 0;) {
    const int begun = scene.document.quotations[i].continues;
    if (begun >= 0 && scene.speakers[static_cast<std::size_t>(begun)].empty())
      scene.speakers[static_cast<std::size_t>(begun)] = scene.speakers[i];
  }
}

std::vector<EntityId> fill_from_discourse(const Scene& scene, Discourse slot, const StatementDraft& draft, TypeId wanted,
                                          const std::vector<EntityId>& other) {
  switch (slot) {
    case Discourse::none:
      return {};
    case Discourse::topic:
      return topic(scene, wanted, other);
    case Discourse::visitor:
      return visitor(scene, draft, wanted, other);
    case Discourse::speaker:
      break;
  }
  int quotation = draft.sentence < scene.document.sentences.size() ? scene.document.sentences[draft.sentence].quotation : -1;
  // A draft that gives a quotation asks for the speaker of that one, or for all who said it together.
  const bool quotes = draft.object.mention != no_mention && scene.tables.quotation != no_type &&
                      scene.is_a(scene.schema().relation(draft.relation).to, scene.tables.quotation);
  if (quotes) quotation = quotation_of(scene, draft.object.mention);
  for (int hops = 0; quotation >= 0 && hops < 64; ++hops) {
    std::vector<EntityId> speakers;
    for (const EntityId one : scene.speakers[static_cast<std::size_t>(quotation)])
      if (scene.is_a(scene.entities[static_cast<std::size_t>(one)].type, wanted) && !among(other, one)) speakers.push_back(one);
    if (speakers.size() == 1 || (quotes && !speakers.empty())) return speakers;
    quotation = scene.document.quotations[static_cast<std::size_t>(quotation)].continues;
  }
  return {};
}

}  // namespace relata::within
