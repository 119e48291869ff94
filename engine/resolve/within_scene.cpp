#include "engine/resolve/within_scene.h"

#include <algorithm>

#include "engine/resolve/within_anaphora.h"

namespace relata::within {
namespace {

constexpr int max_chain = 32;  // folds that stand for folds: deeper ones are a rule's mistake

// The reference that tells how a mention finds its bearer: that of its first sense that has any.
Reference reference_of(const Scene& scene, const Mention& mention) {
  for (const Sense& sense : mention.senses) {
    const Reference reference = scene.schema().type(sense.type).reference;
    if (reference != Reference::none) return reference;
  }
  return Reference::none;
}

bool points_to_entity(const Scene& scene, const Mention& mention) {
  return std::any_of(mention.senses.begin(), mention.senses.end(), [&](const Sense& sense) {
    return sense.entry != no_entry && scene.tables.output_entry(scene.rules, sense.entry) != no_entry;
  });
}

struct Visit {
  MentionId id;
  bool nested;
};

void visit_sentence(Scene& scene, std::uint32_t sentence, std::vector<char>& seen,
                    std::unordered_map<MentionId, std::vector<MentionId>>& folds) {
  const Sentence& where = scene.document.sentences[sentence];
  std::vector<Visit> stack;
  for (const MentionId id : scene.analysis.tapes[sentence]) stack.push_back({id, false});
  while (!stack.empty()) {
    const auto [id, nested] = stack.back();
    stack.pop_back();
    if (id >= scene.analysis.mentions.size() || seen[id]) continue;
    seen[id] = 1;
    const Mention& mention = scene.mention(id);
    if (mention.made) continue;
    const Reference reference = reference_of(scene, mention);
    if (!mention.members.empty()) {
      scene.groups.push_back({id, sentence, mention.span, nested});
      const bool is_set = reference == Reference::set;
      // "Keita of Mali and Banda of Zambia": the countries stand between the members.
      std::size_t next = 0;
      for (const MentionId part : mention.parts) {
        const Span span = scene.mention(part).span;
        while (next < mention.members.size() && scene.mention(mention.members[next]).span.end <= span.begin) ++next;
        if (next == mention.members.size() || !scene.mention(mention.members[next]).span.contains(span)) stack.push_back({part, true});
      }
      for (const MentionId member : mention.members) stack.push_back({member, nested || is_set});
      if (!is_set) continue;
    } else if (mention.stands_for != no_mention) {
      auto& chain = folds[mention.stands_for];
      if (const auto outer = folds.find(id); outer != folds.end()) chain = outer->second;
      chain.push_back(id);
      for (const MentionId part : mention.parts)
        if (part != mention.stands_for) stack.push_back({part, true});
      stack.push_back({mention.stands_for, nested});
      continue;
    }
    const bool adjective = reference == Reference::none && points_to_entity(scene, mention);
    const bool refers = adjective || (reference != Reference::none && reference != Reference::value);
    if (refers) {
      Referring found;
      found.mention = id;
      if (const auto chain = folds.find(id); chain != folds.end()) found.folds = chain->second;
      found.span = mention.span;
      found.sentence = sentence;
      // "the Chinese side" acts as the country that its adjective points to.
      const bool acts = adjective && !found.folds.empty() && reference_of(scene, scene.mention(found.folds.front())) == Reference::name;
      found.kind = acts ? Reference::name : reference;
      found.nested = nested || (adjective && !acts);
      found.quoted = where.quotation >= 0;
      found.masked = where.masked;
      scene.referring.push_back(std::move(found));
    }
    // A name inside a name is no mention of its own.
    if (reference == Reference::name || adjective) continue;
    for (const MentionId part : mention.parts) stack.push_back({part, nested || reference != Reference::none || !mention.parts.empty()});
  }
}

void mark_subjects(Scene& scene) {
  for (const ClauseRecord& clause : scene.analysis.clauses) {
    if (clause.subject == no_mention) continue;
    for (const MentionId id : members_of(scene, clause.subject, 28)) {
      const int at = scene.referring_index(id);
      if (at < 0) continue;
      Referring& subject = scene.referring[static_cast<std::size_t>(at)];
      // Depth 1 is read off the sentence itself; a made verb stands for a noun, whose doer is no subject there.
      const bool stands = clause.depth <= 1 && clause.verb != no_mention && !scene.mention(clause.verb).made;
      const std::uint8_t rank = stands ? 2 : 1;
      if (rank > subject.subject || (rank == subject.subject && is_speech(scene, clause.verb) && !is_speech(scene, subject.verb))) {
        subject.subject = std::max(rank, subject.subject);
        subject.verb = clause.verb;
      }
    }
  }
}

void find_partners(Scene& scene) {
  for (const StatementDraft& draft : scene.analysis.drafts) {
    if (draft.subject.mention == no_mention || draft.object.mention == no_mention) continue;
    const auto subjects = members_of(scene, draft.subject.mention, 28);
    const auto objects = members_of(scene, draft.object.mention, 28);
    for (const MentionId s : subjects)
      for (const MentionId o : objects) {
        // Only what must find its bearer asks for its partners.
        if (auto& of = scene.partners[s]; of.size() < 8) of.push_back(o);
        if (auto& of = scene.partners[o]; of.size() < 8) of.push_back(s);
      }
  }
}

}  // namespace

MentionId Scene::innermost(MentionId id) const {
  for (int i = 0; i < max_chain && id < analysis.mentions.size() && analysis.mentions[id].stands_for != no_mention; ++i)
    id = analysis.mentions[id].stands_for;
  return id;
}

int Scene::referring_index(MentionId id) const {
  const auto found = place_of.find(innermost(id));
  return found == place_of.end() ? -1 : static_cast<int>(found->second);
}

std::string_view Scene::mention_attribute(MentionId id, std::string_view key) const {
  const Mention& from = mention(id);
  if (const auto value = attribute_of(from.attributes, key); !value.empty()) return value;
  for (const Sense& sense : from.senses)
    if (sense.entry != no_entry)
      if (const auto value = attribute_of(rules.lexicon.entry(sense.entry).attributes, key); !value.empty()) return value;
  // A feature stands in the types: Pronoun.reflexive is the value "reflexive" of "case".
  const auto feature_value = [&](TypeId type) -> std::string_view {
    const Type& known = schema().type(type);
    return known.feature == key ? std::string_view(known.name).substr(known.name.find('.') + 1) : std::string_view{};
  };
  for (const Sense& sense : from.senses) {
    if (const auto value = feature_value(sense.type); !value.empty()) return value;
    if (sense.entry == no_entry) continue;
    for (const TypeId type : rules.lexicon.entry(sense.entry).feature_types)
      if (const auto value = feature_value(type); !value.empty()) return value;
  }
  return {};
}

std::string_view Scene::attribute(const Referring& at, std::string_view key) const {
  for (const MentionId fold : at.folds)
    if (const auto value = attribute_of(mention(fold).attributes, key); !value.empty()) return value;
  return mention_attribute(at.mention, key);
}

TypeId Scene::sense_of(EntityId entity, TypeId wanted) const {
  const Entity& who = entities[static_cast<std::size_t>(entity)];
  if (is_a(who.type, wanted)) return who.type;
  for (const TypeId sense : who.senses)
    if (is_a(sense, wanted) && schema().type(sense).in_output) return sense;
  return no_type;
}

EntityId Scene::bearer(const Referring& at, TypeId wanted) const {
  for (const Bearer& one : at.bearers)
    if (is_a(one.type, wanted)) return one.entity;
  // A capital's sense is a Metonym: the country itself may fit where the sense does not.
  for (const Bearer& one : at.bearers)
    if (is_a(entities[static_cast<std::size_t>(one.entity)].type, wanted)) return one.entity;
  return no_entity;
}

void Scene::decide(const Referring& at, EntityId entity, std::string why) {
  if (!options.explain) return;
  // Ids and labels are settled later; until then the number of the entity stands here.
  decisions.push_back({at.mention, entity == no_entity ? std::string{} : std::to_string(entity), {}, std::move(why)});
}

std::vector<MentionId> members_of(const Scene& scene, MentionId id, std::size_t limit) {
  std::vector<MentionId> out, stack{id};
  std::size_t steps = 0;
  while (!stack.empty() && out.size() < limit && steps++ < 4 * limit + 64) {
    const MentionId top = scene.innermost(stack.back());
    stack.pop_back();
    if (top >= scene.analysis.mentions.size()) continue;
    const Mention& mention = scene.mention(top);
    if (mention.members.empty()) {
      out.push_back(top);
      continue;
    }
    const std::size_t count = std::min(mention.members.size(), limit);
    for (std::size_t i = count; i > 0; --i) stack.push_back(mention.members[i - 1]);
  }
  return out;
}

Gender gender_named(std::string_view text) {
  if (text == "male") return Gender::male;
  if (text == "female") return Gender::female;
  if (text == "neuter") return Gender::neuter;
  return Gender::unknown;
}

void find_referring(Scene& scene) {
  const std::size_t sentences = std::min(scene.document.sentences.size(), scene.analysis.tapes.size());
  std::vector<char> seen(scene.analysis.mentions.size(), 0);
  std::unordered_map<MentionId, std::vector<MentionId>> folds;
  for (std::uint32_t s = 0; s < sentences; ++s) {
    folds.clear();
    visit_sentence(scene, s, seen, folds);
  }
  std::sort(scene.referring.begin(), scene.referring.end(), [](const Referring& a, const Referring& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
           : a.span.end != b.span.end   ? a.span.end > b.span.end
                                        : a.mention < b.mention;
  });
  for (std::uint32_t i = 0; i < scene.referring.size(); ++i) scene.place_of.emplace(scene.referring[i].mention, i);
  std::sort(scene.groups.begin(), scene.groups.end(),
            [](const Group& a, const Group& b) { return a.span != b.span ? a.span < b.span : a.mention < b.mention; });
  std::uint32_t voice = 0;
  for (const Sentence& sentence : scene.document.sentences) {
    scene.voice_line.push_back(voice);
    if (sentence.quotation < 0 && !sentence.masked) ++voice;
  }
  mark_subjects(scene);
  find_partners(scene);
}

}  // namespace relata::within
