#include "engine/resolve/across_vocabulary.h"

#include "engine/text/utf8.h"

namespace relata {

namespace {

[[nodiscard]] TypeId type_named(const Schema& schema, std::string_view name) {
  for (std::size_t id = 0; id < schema.types().size(); ++id)
    if (schema.types()[id].name == name) return static_cast<TypeId>(id);
  return no_type;
}

}  // namespace

Vocabulary vocabulary_of(const Schema& schema, const Lexicon& lexicon) {
  Vocabulary vocabulary;
  for (const Relation& relation : schema.relations())
    vocabulary.relations[relation.name] = {relation.symmetric, relation.iri, relation.label, vocabulary.relations.size()};
  const TypeId agent = type_named(schema, "Agent");
  const TypeId place = type_named(schema, "Place");
  for (std::size_t i = 0; i < schema.types().size(); ++i) {
    const auto id = static_cast<TypeId>(i);
    const Type& type = schema.type(id);
    const bool is_agent = agent != no_type && schema.is_a(id, agent);
    const bool is_place = place != no_type && schema.is_a(id, place);
    if (type.in_output && !is_value_type(type.name)) vocabulary.entity_types.push_back(type.name);
    if (type.naming == Naming::personal) vocabulary.personal.insert(type.name);
    if (type.naming == Naming::body) vocabulary.bodies.insert(type.name);
    if (is_agent && is_place) vocabulary.countries.insert(type.name);
    if (is_agent)
      vocabulary.agents.insert(type.name);
    else if (is_place)
      vocabulary.places.insert(type.name);
  }
  const TypeId title = type_named(schema, "PersonTitle");
  if (title != no_type)
    for (const LexiconEntry& entry : lexicon.entries()) {
      if (entry.type != title) continue;
      vocabulary.titles.insert(name_key(entry.name));
      for (const auto& alias : entry.aliases) vocabulary.titles.insert(name_key(alias));
    }
  vocabulary.merges = lexicon.merges;
  return vocabulary;
}

}  // namespace relata
