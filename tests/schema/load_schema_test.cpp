#include "engine/schema/load_schema.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/source_folder.h"

using namespace relata;

namespace {

struct Loaded {
  Schema schema;
  Diagnostics diagnostics;
  explicit Loaded(const std::string& bytes) {
    const auto path = std::filesystem::temp_directory_path() / "relata-load-schema-test.yaml";
    std::ofstream(path, std::ios::binary) << bytes;
    load_schema(path.string(), schema, diagnostics);
    std::filesystem::remove(path);
  }
  std::string found() const {
    std::string all;
    for (const Diagnostic& d : diagnostics.all())
      all += d.code + " " + diagnostics.source(d.primary.source).bytes.substr(d.primary.span.begin, d.primary.span.size()) + ";";
    return all;
  }
};

}  // namespace

TEST_CASE("types, features and relations come out as they are written") {
  Loaded loaded(
      "types:\n"
      "  Person: {is: Agent, refers: name, naming: personal, entity: true}\n"
      "  Agent: {}\n"
      "  Verb: {lemma: true, features: {tense: [past, present], voice: [active, passive]}}\n"
      "  Upper: {shape: upper}\n"
      "  Aside: {aside: true}\n"
      "  TimeAside: {is: Aside, qualifier: when}\n"
      "relations:\n"
      "  met: {from: Agent, to: Agent, symmetric: true, label: meets}\n");
  CHECK(loaded.found().empty());
  const Schema& schema = loaded.schema;
  const TypeId person = schema.find_type("Person").value(), agent = schema.find_type("Agent").value();
  CHECK(schema.is_a(person, agent));
  CHECK(schema.type(person).reference == Reference::name);
  CHECK(schema.type(person).naming == Naming::personal);
  CHECK(schema.type(person).in_output);
  CHECK_FALSE(schema.type(agent).in_output);
  const Type& past = schema.type(schema.find_type("Verb.past").value());
  CHECK(past.feature == "tense");
  CHECK(past.has_lemma);
  CHECK(schema.type(past.feature_of).name == "Verb");
  CHECK(schema.type(schema.find_type("Upper").value()).shape == Shape::upper);
  const Type& time_aside = schema.type(schema.find_type("TimeAside").value());
  CHECK(time_aside.is_aside);
  CHECK(time_aside.qualifier == "when");
  const Relation& met = schema.relation(schema.find_relation("met").value());
  CHECK(met.symmetric);
  CHECK(met.from == agent);
  CHECK(met.label == "meets");
}

TEST_CASE("what a schema must not say is named, and the rest is kept") {
  struct Case {
    const char *name, *bytes, *found;
  };
  const std::vector<Case> cases = {
      {"unknown key", "types:\n  Agent: {iz: Thing}\n", "S001 iz;"},
      {"unknown section", "type:\n  Agent: {}\n", "S001 type;"},
      {"unknown parent", "types:\n  Agent: {}\n  Person: {is: Agnet}\n", "S007 Agnet;"},
      {"a name without a capital", "types:\n  agent: {}\n", "S002 agent;"},
      {"a circle", "types:\n  A: {is: B}\n  B: {is: C}\n  C: {is: A}\n  D: {is: A}\n", "S005 A;"},
      {"its own parent", "types:\n  A: {is: A}\n", "S005 A;"},
      {"unknown value", "types:\n  A: {refers: nmae}\n", "S001 nmae;"},
      {"not a truth", "types:\n  A: {entity: yes}\n", "S001 yes;"},
      {"a value of two features", "types:\n  A: {features: {x: [b, c], y: [c]}}\n", "S004 c;"},
      {"a relation without domain", "types:\n  A: {}\nrelations:\n  r: {to: A}\n", "S008 r;"},
      {"a relation's unknown range", "types:\n  Agent: {}\nrelations:\n  r: {from: Agent, to: Agents}\n", "S007 Agents;"},
      {"symmetric between two types", "types:\n  A: {}\n  B: {}\nrelations:\n  r: {from: A, to: B, symmetric: true}\n", "S009 symmetric;"},
      {"types as a list", "types: [A, B]\n", "S001 [A, B];"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(Loaded(c.bytes).found() == c.found);
  }
  Loaded circle("types:\n  A: {is: B}\n  B: {is: A}\n  C: {}\n");
  CHECK(circle.schema.types().size() == 3);
  Loaded near("types:\n  Agent: {}\n  Person: {is: Agnet}\n");
  CHECK(near.diagnostics.all()[0].help == "did you mean `Agent`?");
}

TEST_CASE("a kind of a name's type is an entity as that one is, a description of one is not") {
  Loaded loaded(
      "types:\n"
      "  Organization: {refers: name, entity: true}\n"
      "  Club: {is: Organization}\n"
      "  Youth: {is: Club}\n"
      "  Hidden: {is: Organization, entity: false}\n"
      "  TheClub: {is: Organization, refers: description}\n");
  CHECK(loaded.found().empty());
  const auto is_entity = [&](const char* name) { return loaded.schema.type(loaded.schema.find_type(name).value()).in_output; };
  CHECK(is_entity("Club"));
  CHECK(is_entity("Youth"));
  CHECK_FALSE(is_entity("Hidden"));
  CHECK_FALSE(is_entity("TheClub"));
}

TEST_CASE("a relation between types that no name bears is warned of") {
  Loaded loaded(
      "types:\n"
      "  Thing: {refers: name, entity: true}\n"
      "  Drug: {}\n"
      "  Ship: {is: Thing}\n"
      "relations:\n"
      "  cures: {from: Drug, to: Ship}\n");
  CHECK(loaded.found() == "S011 Drug;");
  CHECK(loaded.schema.find_relation("cures"));
}

TEST_CASE("more types than a symbol can hold are an error, not a crash") {
  std::string bytes = "types:\n";
  for (int i = 0; i < 1000; ++i) bytes += "  T" + std::to_string(i) + ": {is: T" + std::to_string(i ? i - 1 : 0) + "}\n";
  bytes.replace(bytes.find("{is: T0}"), 8, "{}");
  Loaded loaded(bytes);
  CHECK(loaded.schema.types().size() == max_types);
  REQUIRE(loaded.diagnostics.all().size() == 1);
  CHECK(loaded.diagnostics.all()[0].code == "S006");
}

TEST_CASE("the schemas of this project load without a diagnostic") {
  Schema schema;
  Diagnostics diagnostics;
  load_schema(source_folder() + "/schemas/core.yaml", schema, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) UNSCOPED_INFO(d.message);
  CHECK(diagnostics.all().empty());
  CHECK(schema.find_type("Verb.passive"));
  CHECK(schema.type(schema.find_type("Date").value()).reference == Reference::value);
}

TEST_CASE("a schema that can't be read is a diagnostic") {
  Schema schema;
  Diagnostics diagnostics;
  load_schema("no/such/schema.yaml", schema, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "S010");
}
