#include "engine/resolve/within_voices.h"

#include <algorithm>

#include "engine/resolve/within_anaphora.h"

namespace relata::within {
namespace {

// An agent of a type that refers to nobody, or a person whom no name was found for ("Li's spokesman").
bool is_unnamed(const Scene& scene, MentionId id) {
  if (const int index = scene.referring_index(id); index >= 0) {
    const Referring& at = scene.referring[static_cast<std::size_t>(index)];
    const auto& senses = scene.mention(at.mention).senses;
    return at.kind == Reference::description && at.entities.empty() && scene.tables.person != no_type &&
           std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) { return scene.is_a(sense.type, scene.tables.person); });
  }
  const Mention& mention = scene.mention(id);
  return std::any_of(mention.senses.begin(), mention.senses.end(), [&](const Sense& sense) {
    return scene.schema().type(sense.type).reference == Reference::none && scene.is_a(sense.type, scene.tables.agent);
  });
}

// One person who is called by what he is, without a name: whoever spoke before him, it is he.
bool is_called_otherwise(const Scene& scene, MentionId id) {
  return scene.referring_index(id) < 0 && is_unnamed(scene, id) && scene.mention_attribute(id, "definite") == "yes";
}

}  // namespace

bool is_plural(const Scene& scene, MentionId id) {
  for (int hops = 0; hops < 4 && id != no_mention && id < scene.analysis.mentions.size(); ++hops) {
    if (const auto number = scene.mention_attribute(id, "number"); !number.empty()) return number == "plural";
    id = scene.mention(id).head;
  }
  return false;
}

std::optional<Voice> voice_before(const Scene& scene, std::uint32_t sentence, std::uint32_t lines) {
  const auto& clauses = scene.analysis.clauses;
  auto it = std::lower_bound(clauses.begin(), clauses.end(), sentence,
                             [](const ClauseRecord& clause, std::uint32_t wanted) { return clause.sentence < wanted; });
  std::optional<Voice> found;
  std::uint32_t begin = 0;
  int heaviest = 0;
  for (int looked = 0; it != clauses.begin() && looked < 200; ++looked) {
    const ClauseRecord& clause = *--it;
    if (scene.voice_line[clause.sentence] + lines < scene.voice_line[sentence]) break;
    if (found && clause.sentence != found->sentence) break;
    const Sentence& where = scene.document.sentences[clause.sentence];
    if (where.quotation >= 0 || where.masked || clause.subject == no_mention || !is_speech(scene, clause.verb)) continue;
    const MentionId subject = scene.innermost(clause.subject);
    if (is_called_otherwise(scene, subject)) continue;
    // Of several in one sentence the one whose verb ends it ("It was late, a dealer said"), else the last that has a name.
    const std::uint32_t at = scene.mention(subject).span.begin;
    const bool unnamed = is_unnamed(scene, subject);
    const bool ends = scene.mention(clause.verb).span.end + 2 >= where.span.end;
    const int weight = ends ? 2 : unnamed ? 0 : 1;
    if (found && (weight != heaviest ? weight < heaviest : at <= begin)) continue;
    begin = at;
    heaviest = weight;
    found = Voice{clause.sentence, subject, unnamed, unnamed && is_plural(scene, subject)};
  }
  return found;
}

std::vector<EntityId> meant_by_voice(const Scene& scene, const Voice& voice) {
  std::vector<EntityId> out;
  for (const MentionId member : members_of(scene, voice.subject, 8)) {
    const int index = scene.referring_index(member);
    if (index < 0) return {};
    const auto meant = meant_by(scene, scene.referring[static_cast<std::size_t>(index)], scene.tables.agent);
    if (meant.empty()) return {};
    for (const EntityId one : meant)
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
  }
  return out;
}

std::vector<EntityId> named_in_quotations(const Scene& scene, std::uint32_t sentence) {
  std::vector<EntityId> out;
  const Span span = scene.document.sentences[sentence].span;
  const auto& quotations = scene.document.quotations;
  auto it = std::lower_bound(quotations.begin(), quotations.end(), span.begin,
                             [](const Quotation& quotation, std::uint32_t at) { return quotation.whole.begin < at; });
  for (; it != quotations.end() && it->whole.begin < span.end; ++it) {
    auto at = std::lower_bound(scene.referring.begin(), scene.referring.end(), it->whole.begin,
                               [](const Referring& one, std::uint32_t byte) { return one.span.begin < byte; });
    for (; at != scene.referring.end() && at->span.begin < it->whole.end; ++at)
      if (at->kind == Reference::name)
        for (const Bearer& bearer : at->bearers)
          if (scene.entities[static_cast<std::size_t>(bearer.entity)].personal) out.push_back(bearer.entity);
  }
  return out;
}

}  // namespace relata::within
