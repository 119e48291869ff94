// "they", "each other": the set, pair or group that was named before.
#include <algorithm>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_pairs.h"
#include "engine/resolve/within_voices.h"

namespace relata::within {
namespace {

// The nearest group before, in this sentence or the two before.
std::vector<EntityId> group_before(const Scene& scene, const Referring& here) {
  const auto partners = partners_of(scene, here);
  const auto after = std::lower_bound(scene.groups.begin(), scene.groups.end(), here.span.begin,
                                      [](const Group& group, std::uint32_t at) { return group.span.begin < at; });
  std::vector<EntityId> told_of;  // "Berg urged Iran and Iraq to talk, they said": the last resort
  int looked = 0;
  for (auto it = after; it != scene.groups.begin() && looked < 16; ++looked) {
    --it;
    if (it->span.end > here.span.begin) continue;
    const auto members = members_of(scene, it->mention, 29);
    if (members.size() > 28 || members.empty()) continue;
    std::vector<EntityId> out;
    bool all = true, object = false;
    for (const MentionId member : members) {
      const int index = scene.referring_index(member);
      if (index < 0) {
        all = false;
        break;
      }
      const Referring& at = scene.referring[static_cast<std::size_t>(index)];
      const int back = distance(scene, at, here);
      if (back < 0 || back > 2) return told_of;
      object = object || (here.subject && is_speech(scene, here.verb) && at.sentence == here.sentence && !at.subject);
      const auto meant = meant_by(scene, at, scene.tables.agent);
      if (meant.size() != 1) {
        all = false;
        break;
      }
      if (std::find(out.begin(), out.end(), meant[0]) == out.end()) out.push_back(meant[0]);
    }
    // Whom they deal with is none of them.
    const bool deals = std::any_of(out.begin(), out.end(),
                                   [&](EntityId one) { return std::find(partners.begin(), partners.end(), one) != partners.end(); });
    if (!all || out.size() < 2 || deals) continue;
    if (!object) return out;
    if (told_of.empty()) told_of = std::move(out);
  }
  return told_of;
}

// The two ends of the nearest statement before ("Li met Sato. They agreed ..."), if both are of one kind; of one of unequals only persons.
std::vector<EntityId> ends_before(const Scene& scene, const Referring& here) {
  return nearest_pair(scene, here.sentence, 12, [&](const StatementEnds& ends) -> std::optional<std::pair<EntityId, EntityId>> {
    const int back = distance(scene, ends.subject, here);
    if (back < 0 || back > 1) return std::nullopt;
    const auto two = two_meant(scene, ends, ends.draft.subject.wanted, ends.draft.object.wanted);
    if (!two) return std::nullopt;
    const bool person = scene.entities[static_cast<std::size_t>(two->first)].personal;
    if (person != scene.entities[static_cast<std::size_t>(two->second)].personal || (!ends.equals && !person)) return std::nullopt;
    return two;
  });
}

// What the plural before it means, in this sentence or the one before: "They met in Oslo, where they agreed".
std::vector<EntityId> plural_before(const Scene& scene, const Referring& here) {
  const auto after = std::lower_bound(scene.referring.begin(), scene.referring.end(), here.span.begin,
                                      [](const Referring& one, std::uint32_t at) { return one.span.begin < at; });
  for (auto it = after; it != scene.referring.begin();) {
    --it;
    const int back = distance(scene, *it, here);
    if (back < 0 || back > 1) break;
    if ((it->kind == Reference::pronoun || it->kind == Reference::set) && it->entities.size() > 1) return it->entities;
  }
  return {};
}

// Just two persons, or two countries, in this sentence before it, the second right before it: "Li told Sato at their meeting".
std::vector<EntityId> pair_before(const Scene& scene, const Referring& here) {
  constexpr std::uint32_t near = 40;  // bytes
  const auto after = std::lower_bound(scene.referring.begin(), scene.referring.end(), here.span.begin,
                                      [](const Referring& one, std::uint32_t at) { return one.span.begin < at; });
  std::vector<EntityId> out;
  std::uint32_t last = 0;
  for (auto it = after; it != scene.referring.begin();) {
    --it;
    if (it->sentence != here.sentence) break;
    if (it->kind == Reference::set || it->span.end > here.span.begin) return {};
    const auto meant = meant_by(scene, *it, scene.tables.agent);
    if (meant.empty()) continue;
    if (meant.size() != 1) return {};
    if (std::find(out.begin(), out.end(), meant[0]) != out.end()) continue;
    // Persons have their meetings; a country or body among them does not matter.
    const bool beside = !out.empty() && scene.entities[static_cast<std::size_t>(out[0])].personal &&
                        !scene.entities[static_cast<std::size_t>(meant[0])].personal;
    if (beside) continue;
    if (out.size() == 2 ||
        (!out.empty() && scene.entities[static_cast<std::size_t>(out[0])].type != scene.entities[static_cast<std::size_t>(meant[0])].type))
      return {};
    if (out.empty()) last = it->span.end;
    out.push_back(meant[0]);
  }
  return out.size() == 2 && here.span.begin - last <= near ? out : std::vector<EntityId>{};
}

// The set that this sentence names before it: "urged both men to talk when he met them".
std::vector<EntityId> set_before(const Scene& scene, const Referring& here) {
  const auto after = std::lower_bound(scene.referring.begin(), scene.referring.end(), here.span.begin,
                                      [](const Referring& one, std::uint32_t at) { return one.span.begin < at; });
  for (auto it = after; it != scene.referring.begin();) {
    --it;
    if (it->sentence != here.sentence) break;
    if (it->kind != Reference::set || it->span.end > here.span.begin) continue;
    auto members = meant_by(scene, *it, scene.tables.agent);
    if (members.size() > 1) return members;
  }
  return {};
}

// "Pilgrims move on Friday. They will ...": where the sentence before begins, if many without a name open it; else 0.
std::uint32_t many_before(const Scene& scene, const Referring& here) {
  for (std::uint32_t sentence = here.sentence; sentence-- > 0;) {
    if (scene.voice_line[sentence] + 1 < scene.voice_line[here.sentence]) break;
    const Sentence& where = scene.document.sentences[sentence];
    if (where.quotation >= 0 || where.masked || scene.analysis.tapes[sentence].empty()) continue;
    const MentionId first = scene.innermost(scene.analysis.tapes[sentence].front());
    const auto& senses = scene.mention(first).senses;
    const bool unnamed =
        scene.referring_index(first) < 0 && std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) {
          return scene.schema().type(sense.type).reference == Reference::none && scene.is_a(sense.type, scene.tables.agent);
        });
    return unnamed && is_plural(scene, first) ? where.span.begin : 0;
  }
  return 0;
}

// Is one of them named or meant between `from` and here?
bool named_since(const Scene& scene, const Referring& here, std::uint32_t from, const std::vector<EntityId>& members) {
  if (from == 0) return true;
  return std::any_of(scene.referring.begin(), scene.referring.end(), [&](const Referring& at) {
    if (at.span.begin < from || at.span.begin >= here.span.begin) return false;
    const auto meant = meant_by(scene, at, no_type);
    return std::any_of(meant.begin(), meant.end(),
                       [&](EntityId one) { return std::find(members.begin(), members.end(), one) != members.end(); });
  });
}

}  // namespace

std::vector<EntityId> resolve_plural(Scene& scene, const Referring& here) {
  // Whom they deal with is none of them.
  const auto partners = partners_of(scene, here);
  const auto is_partner = [&](EntityId one) { return std::find(partners.begin(), partners.end(), one) != partners.end(); };
  const struct {
    std::vector<EntityId> (*find)(const Scene&, const Referring&);
    const char* why;
  } ways[] = {{set_before, "the set named before it"},
              {pair_before, "the two who stand before it"},
              {group_before, "the group named before"},
              {ends_before, "both ends of the statement before"},
              {plural_before, "what the plural before it means"}};
  const std::uint32_t many = many_before(scene, here);
  std::vector<EntityId> members;
  const char* why = "";
  for (const auto& way : ways) {
    members = way.find(scene, here);
    if (!members.empty() && !named_since(scene, here, many, members)) members.clear();
    why = way.why;
    if (!members.empty() && std::none_of(members.begin(), members.end(), is_partner)) break;
    members.clear();
  }
  for (const EntityId one : members) scene.decide(here, one, why);
  return members;
}

}  // namespace relata::within
