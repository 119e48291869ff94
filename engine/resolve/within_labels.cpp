// Labels, ids and other names of the document's entities.
#include <algorithm>

#include "engine/resolve/within_entities.h"
#include "engine/text/stable_hash.h"

namespace relata::within {
namespace {

// More is fuller: no byname that ends in a small letter ("UN nuclear watchdog"), not the short form of a lexicon's name ("the North"),
// outside a headline, not all capitals beside a name that is not, more words, more letters.
struct Fullness {
  bool whole = false, proper = false, shown = false, mixed_case = false;
  std::size_t words = 0, length = 0;
  auto operator<=>(const Fullness&) const = default;
};

Fullness fullness(const Entity::Form& form, bool personal, std::string_view short_form) {
  Fullness out;
  const char last_word = form.text[form.text.rfind(' ') == std::string::npos ? 0 : form.text.rfind(' ') + 1];
  out.proper = personal || last_word < 'a' || last_word > 'z';
  out.whole = short_form.empty() || form.text != short_form;
  out.shown = !form.masked;
  out.mixed_case = !is_all_capital(form.text);
  if (personal) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < form.text.size();) {
      const auto space = std::min(form.text.find(' ', at), form.text.size());
      if (!is_initial(std::string_view(form.text).substr(at, space - at))) ++words;
      at = space + 1;
    }
    out.words = words;
  }
  out.length = form.text.size();
  return out;
}

std::string fullest_form(const Entity& entity, std::string_view short_form) {
  const Entity::Form* best = nullptr;
  for (const Entity::Form& form : entity.forms)
    if (!best || fullness(*best, entity.personal, short_form) < fullness(form, entity.personal, short_form)) best = &form;
  return best ? best->text : std::string{};
}

// "US" for "United States": the first letters of a name.
bool abbreviates(std::string_view form, std::string_view name) {
  std::string letters, initials;
  for (const char c : form)
    if (c >= 'A' && c <= 'Z')
      letters += c;
    else if (c != '.')
      return false;
  bool start = true;
  for (const char c : name) {
    if (start && c >= 'A' && c <= 'Z') initials += c;
    start = c == ' ';
  }
  return letters.size() > 1 && letters == initials;
}

void name_entity(const Scene& scene, Entity& entity) {
  const LexiconEntry* lexicon = entity.entry == no_entry ? nullptr : &scene.rules.lexicon.entry(entity.entry);
  entity.label = fullest_form(entity, lexicon ? attribute_of(lexicon->attributes, "short") : std::string_view{});
  if (entity.label.empty() && lexicon) entity.label = lexicon->name;
  // A dateline writes all in capitals.
  if (lexicon && !entity.personal && is_all_capital(entity.label) && join(key_tokens(entity.label)) == join(key_tokens(lexicon->name)))
    entity.label = lexicon->name;
  // A country of which the document gives the abbreviation and a short name ("US", "America") has its name in full.
  if (lexicon && scene.tables.country != no_type && scene.is_a(entity.type, scene.tables.country) && entity.label != lexicon->name &&
      std::any_of(entity.forms.begin(), entity.forms.end(),
                  [&](const Entity::Form& form) { return abbreviates(form.text, lexicon->name); }) &&
      !std::any_of(entity.forms.begin(), entity.forms.end(),
                   [&](const Entity::Form& form) { return form.text.starts_with(lexicon->name); }))
    entity.label = lexicon->name;
  // A byname that ends in a small letter ("Jewish state") is no label of a country.
  if (lexicon && scene.tables.country != no_type && scene.is_a(entity.type, scene.tables.country)) {
    const std::size_t last = entity.label.rfind(' ');
    const char first = last == std::string::npos ? 'A' : entity.label[last + 1];
    if (first >= 'a' && first <= 'z') entity.label = lexicon->name;
  }
  if (entity.generic && entity.of != no_entity) {
    const Entity& country = scene.entities[static_cast<std::size_t>(entity.of)];
    const auto adjective = scene.tables.adjectives.find(country.lexicon_id);
    if (adjective != scene.tables.adjectives.end() && entity.label.find(adjective->second) == std::string::npos)
      entity.label = adjective->second + ' ' + entity.label;
  }
  for (const Entity::Form& form : entity.forms) entity.aliases.push_back(form.text);
  if (!entity.initialed.empty()) entity.aliases.push_back(entity.initialed);
  if (lexicon) {
    entity.aliases.push_back(lexicon->name);
    entity.aliases.insert(entity.aliases.end(), lexicon->aliases.begin(), lexicon->aliases.end());
  }
  std::sort(entity.aliases.begin(), entity.aliases.end());
  entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
  std::erase(entity.aliases, entity.label);
  if (!entity.lexicon_id.empty()) {
    entity.id = entity.lexicon_id;
    return;
  }
  entity.id = document_entity_id(scene.document.id, entity.type == no_type ? std::string_view{} : scene.schema().type(entity.type).name,
                                 entity.label);
}

}  // namespace

void name_entities(Scene& scene) {
  for (Entity& entity : scene.entities) name_entity(scene, entity);
  // Two bearers whose fullest names are the same words stay two.
  std::unordered_map<std::string, int> seen;
  for (Entity& entity : scene.entities) {
    const int nth = ++seen[entity.id];
    if (nth == 1 || !entity.lexicon_id.empty()) continue;
    entity.id = stable_id(entity.id, std::to_string(nth));
  }
  for (Decision& decision : scene.decisions) {
    if (decision.entity.empty()) continue;
    const Entity& entity = scene.entities[static_cast<std::size_t>(std::stoi(decision.entity))];
    decision.entity = entity.id;
    decision.label = entity.label;
  }
}

}  // namespace relata::within
