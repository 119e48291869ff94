#include "engine/schema/schema.h"

#include <catch2/catch.hpp>

using namespace relata;

namespace {

TypeId add(Schema& schema, std::string name, std::vector<TypeId> parents = {}, TypeId feature_of = no_type, std::string feature = {}) {
  Type type;
  type.name = std::move(name);
  type.parents = std::move(parents);
  type.feature_of = feature_of;
  type.feature = std::move(feature);
  return schema.add_type(std::move(type));
}

}  // namespace

TEST_CASE("a type is itself and all above it, by every parent") {
  Schema schema;
  const TypeId agent = add(schema, "Agent"), place = add(schema, "Place");
  const TypeId country = add(schema, "Country", {agent, place}), island = add(schema, "Island", {country}),
               city = add(schema, "City", {place});
  CHECK(schema.is_a(island, agent));
  CHECK(schema.is_a(island, place));
  CHECK(schema.is_a(country, country));
  CHECK_FALSE(schema.is_a(city, agent));
  CHECK_FALSE(schema.is_a(agent, island));
  CHECK(schema.ancestors(island).count() == 4);
  CHECK(schema.find_type("Island") == island);
  CHECK_FALSE(schema.find_type("Isle"));
}

TEST_CASE("two types are compatible if one mention can be both") {
  Schema schema;
  const TypeId agent = add(schema, "Agent"), place = add(schema, "Place"), time = add(schema, "Time");
  add(schema, "Country", {agent, place});
  CHECK(schema.compatible(agent, place));
  CHECK(schema.compatible(agent, agent));
  CHECK_FALSE(schema.compatible(agent, time));
}

TEST_CASE("a feature's values are those of the nearest type that has it") {
  Schema schema;
  const TypeId verb = add(schema, "Verb"), past = add(schema, "Verb.past", {verb}, verb, "tense"),
               present = add(schema, "Verb.present", {verb}, verb, "tense"), active = add(schema, "Verb.active", {verb}, verb, "voice");
  const TypeId modal = add(schema, "Modal", {verb});
  CHECK(schema.feature_values(modal, "tense") == std::vector<TypeId>{past, present});
  CHECK(schema.feature_values(verb, "voice") == std::vector<TypeId>{active});
  CHECK(schema.feature_values(verb, "mood").empty());
  CHECK(schema.find_feature_value(modal, "past") == past);
  CHECK_FALSE(schema.find_feature_value(modal, "future"));
}

TEST_CASE("relations are found by name") {
  Schema schema;
  const TypeId agent = add(schema, "Agent");
  const RelationId met = schema.add_relation({"met", agent, agent, true, "", "meets"});
  CHECK(schema.find_relation("met") == met);
  CHECK(schema.relation(met).symmetric);
  CHECK_FALSE(schema.find_relation("saw"));
}
