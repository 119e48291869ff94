// "here", "the island nation", "the Italian capital".
#include <algorithm>
#include <cctype>

#include "engine/resolve/within_descriptions.h"
#include "engine/resolve/within_discourse.h"

namespace relata::within {
namespace {

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

// Of a text that holds several stories, the dateline that stands last before `at`; that of the text, where none does.
Span dateline_of(const Scene& scene, std::uint32_t at) {
  Span found = *scene.document.dateline_place;
  for (const Mask& mask : scene.document.masks)
    if (mask.kind == MaskKind::dateline && mask.span.begin > found.begin && mask.span.begin < at) found = mask.span;
  return found;
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

// "our country", "his government": the side of the speaker, or of the person whose it is; one side among persons whose it is.
EntityId owners_side(const Scene& scene, const Referring& here, TypeId wanted) {
  const int quotation = scene.document.sentences[here.sentence].quotation;
  for (const MentionId part : scene.mention(here.mention).parts) {
    const int index = scene.referring_index(part);
    if (index < 0) continue;
    const Referring& owner = scene.referring[static_cast<std::size_t>(index)];
    if (owner.kind != Reference::pronoun && owner.bearers.empty()) continue;
    const bool speaks = owner.kind == Reference::pronoun && scene.attribute(owner, "person") == "1";
    const auto owners = speaks && quotation >= 0 ? speakers_of(scene, quotation) : meant_by(scene, owner, no_type);
    if (owners.size() != 1) return no_entity;
    EntityId side = owners[0];
    if (scene.entities[static_cast<std::size_t>(side)].personal) side = side_of(scene, side);
    return side != no_entity && scene.is_a(scene.entities[static_cast<std::size_t>(side)].type, wanted) ? side : no_entity;
  }
  return no_entity;
}

}  // namespace

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
    const Span filed = dateline_of(scene, here.span.begin);
    for (const Referring& at : scene.referring) {
      if (at.span.begin >= filed.end) break;
      if (!filed.contains(at.span)) continue;
      EntityId one = scene.bearer(at, wanted);
      if (one == no_entity) one = scene.bearer(at, scene.tables.place);  // a country or region that is filed from
      if (one != no_entity) {
        scene.decide(here, one, "the place of the dateline");
        return {one};
      }
    }
    return {};
  }
  if (!scene.attribute(here, "owner").empty()) {
    const EntityId side = owners_side(scene, here, wanted);
    scene.decide(here, side, side == no_entity ? "whose it is, or his side, is not clear" : "the side of the one whose it is");
    return side == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{side};
  }
  constexpr double told_of = 3;  // a country that is named once or twice is not what the story is about
  if (scene.attribute(here, "topic") == "yes")
    if (const EntityId topic = leading(scene, wanted, false, partners_of(scene, here));
        topic != no_entity && scene.entities[static_cast<std::size_t>(topic)].weight >= told_of) {
      scene.decide(here, topic, "the one that the story is about");
      return {topic};
    }
  const std::string_view kind = scene.attribute(here, "kind");
  if (const EntityId of = owner_among_parts(scene, here.mention); of != no_entity && !kind.empty()) {
    const EntityId place = of_kind_in(scene, kind, of, wanted);
    scene.decide(here, place, place == no_entity ? "no such place of that country is named" : "the place of this kind of that country");
    return place == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{place};
  }
  // What is both an agent and a place is no city.
  const auto& parents = scene.schema().type(described_type(scene, here)).parents;
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
      if (!is_listed(kinds, kind)) return no_entity;
    }
    return one;
  };
  if (!kind.empty()) search.sentences = 8;
  const EntityId best = best_before(scene, index, search);
  scene.decide(here, best, best == no_entity ? "no place of this kind leads clearly" : "the place of this kind before it");
  return best == no_entity ? std::vector<EntityId>{} : std::vector<EntityId>{best};
}

}  // namespace relata::within
