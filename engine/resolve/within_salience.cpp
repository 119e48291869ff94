#include <algorithm>
#include <cmath>

#include "engine/resolve/within_anaphora.h"
#include "engine/tape/language_types.h"

namespace relata::within {
namespace {

constexpr std::uint32_t window = 80;  // mentions looked back over

bool is_spokesman(const Scene& scene, EntityId entity) {
  const auto facts = scene.facts_of.find(entity);
  if (facts == scene.facts_of.end()) return false;
  return std::any_of(facts->second.begin(), facts->second.end(),
                     [&](std::uint32_t fact) { return is_voice(scene.tables, scene.facts[fact].role); });
}

// Of one sentence: how many verbs stand between the two.
std::ptrdiff_t verbs_between(const Scene& scene, const Referring& from, const Referring& to) {
  const TypeId verb = LanguageTypes::of(scene.schema()).verb;
  const auto& tape = scene.analysis.tapes[to.sentence];
  return std::count_if(tape.begin(), tape.end(), [&](MentionId id) {
    const Mention& mention = scene.mention(id);
    return mention.span.begin >= from.span.end && mention.span.end <= to.span.begin && !mention.senses.empty() &&
           scene.is_a(mention.senses.front().type, verb);
  });
}

}  // namespace

int number_of(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 6) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_owner(const Scene& scene, const Referring& at) {
  const auto& senses = scene.mention(at.mention).senses;
  return std::none_of(senses.begin(), senses.end(), [&](const Sense& sense) { return scene.is_a(sense.type, scene.tables.agent); });
}

bool is_speech(const Scene& scene, MentionId verb) {
  for (int i = 0; i < 4 && verb != no_mention && verb < scene.analysis.mentions.size(); ++i) {
    if (scene.mention_attribute(verb, "speech") == "yes") return true;
    verb = scene.mention(verb).head;  // a verb group has it from its head
  }
  return false;
}

std::vector<EntityId> speakers_of(const Scene& scene, int quotation) {
  for (int hops = 0; quotation >= 0 && hops < 64; ++hops) {
    const auto& speakers = scene.speakers[static_cast<std::size_t>(quotation)];
    if (!speakers.empty()) return speakers;
    quotation = scene.document.quotations[static_cast<std::size_t>(quotation)].continues;
  }
  return {};
}

int distance(const Scene& scene, const Referring& earlier, const Referring& later) {
  if (earlier.masked) return -1;
  const int between = static_cast<int>(scene.voice_line[later.sentence]) - static_cast<int>(scene.voice_line[earlier.sentence]);
  const int quote_of_earlier = scene.document.sentences[earlier.sentence].quotation;
  const int quote_of_later = scene.document.sentences[later.sentence].quotation;
  if (quote_of_earlier >= 0 && quote_of_earlier != quote_of_later) return -1;  // said by somebody else's mouth
  if (quote_of_earlier >= 0) return static_cast<int>(later.sentence - earlier.sentence);
  // Words of a quotation count from the sentence that holds it.
  return quote_of_later >= 0 ? std::max(0, between - 1) + 1 : between;
}

std::vector<EntityId> meant_by(const Scene& scene, const Referring& at, TypeId wanted) {
  if (!at.bearers.empty()) {
    const EntityId one = scene.bearer(at, wanted);
    return one == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{one};
  }
  std::vector<EntityId> out;
  for (const EntityId one : at.entities)
    if (wanted == no_type || scene.sense_of(one, wanted) != no_type) out.push_back(one);
  return out;
}

std::vector<EntityId> partners_of(const Scene& scene, const Referring& at) {
  std::vector<EntityId> out;
  if (at.kind == Reference::pronoun && scene.attribute(at, "case") == "reflexive") return out;
  const auto found = scene.partners.find(at.mention);
  if (found == scene.partners.end()) return out;
  for (const MentionId partner : found->second) {
    const int index = scene.referring_index(partner);
    if (index < 0) continue;
    for (const EntityId one : meant_by(scene, scene.referring[static_cast<std::size_t>(index)], no_type)) out.push_back(one);
    // The other senses of a name are partners too.
    for (const Bearer& bearer : scene.referring[static_cast<std::size_t>(index)].bearers) out.push_back(bearer.entity);
  }
  return out;
}

EntityId best_before(const Scene& scene, std::uint32_t index, const Search& search) {
  const Referring& here = scene.referring[index];
  const std::vector<EntityId> partners = partners_of(scene, here);
  const std::uint32_t paragraph = scene.document.sentences[here.sentence].paragraph;
  std::vector<std::pair<EntityId, double>> scores;
  bool clause_has_subject = here.subject != 0 && !is_owner(scene, here);  // who owns, or is no subject, goes with the subject before it
  for (std::uint32_t step = 1; step <= std::min(index, window); ++step) {
    const Referring& at = scene.referring[index - step];
    const int back = distance(scene, at, here);
    if (back > search.sentences) break;
    if (back < 0 || at.span.contains(here.span)) continue;
    const EntityId entity = search.candidate(at);
    if (entity == no_entity || std::find(partners.begin(), partners.end(), entity) != partners.end()) continue;
    const Entity& who = scene.entities[static_cast<std::size_t>(entity)];
    if (search.gender != Gender::unknown && who.gender != Gender::unknown && who.gender != search.gender) continue;
    double score = 60 - 22.0 * back;
    if (scene.document.sentences[at.sentence].paragraph != paragraph) score -= 4;
    if (at.subject == 2) score += 24;
    if (at.subject == 1) score += 16;
    if (at.nested) score -= 14;
    if (back == 0 && at.subject && !at.nested && !clause_has_subject) {
      if (verbs_between(scene, at, here) <= 1) score += 12;
      clause_has_subject = true;
    }
    if (search.subject && at.subject) score += 8;
    if (search.subject && back == 0 && !at.subject) score -= 8;
    score += std::min(14.0, 3.0 * std::log2(1.0 + who.weight));
    if (search.gender != Gender::unknown && who.gender == search.gender) score += 8;
    // The one who speaks for others is not who the story goes on about, unless what follows is speech again.
    if (at.subject && is_speech(scene, at.verb)) {
      const bool silent = at.verb < scene.analysis.mentions.size() && scene.mention(at.verb).mode == Mode::negated;
      if (search.speaks && !silent)
        score += 12;
      else if (is_spokesman(scene, entity))
        score -= 40;
    }
    // A country that is merely named seldom goes on to speak.
    if (search.speaks && !at.subject && scene.tables.country != no_type && scene.is_a(who.type, scene.tables.country)) score -= 20;
    score -= 0.1 * step;
    auto known = std::find_if(scores.begin(), scores.end(), [&](const auto& one) { return one.first == entity; });
    if (known == scores.end())
      scores.emplace_back(entity, score);
    else
      known->second = std::max(known->second, score) + 1;
  }
  EntityId best = no_entity;
  double first = -1e9, second = -1e9;
  for (const auto& [entity, score] : scores) {
    if (score > first) {
      second = first;
      first = score;
      best = entity;
    } else {
      second = std::max(second, score);
    }
  }
  return first - second >= search.margin ? best : no_entity;
}

}  // namespace relata::within
