#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/write/rdf_terms.h"
#include "tests/source_folder.h"
#include "tests/write/sample.h"

using namespace relata;

namespace {
[[nodiscard]] std::string schema_file(const std::string& name) {
  std::ifstream in(source_folder() + "/schemas/" + name);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}
}  // namespace

TEST_CASE("schemas/context.jsonld is the context of every JSON-LD output") {
  CHECK(schema_file("context.jsonld") == "{\n  \"@context\": " + json_ld_context(default_base, "  ") + "\n}\n");
}

TEST_CASE("the schema of the statement stream knows every key that a line has, and no other") {
  const auto schema = nlohmann::json::parse(schema_file("statements.schema.json"), nullptr, false);
  REQUIRE_FALSE(schema.is_discarded());
  std::size_t seen = 0;
  for (const Statement& s : sample::many()) {
    std::string line;
    append_statement_line(s, line);
    const auto object = nlohmann::json::parse(line);
    for (const auto& [key, value] : object.items()) CHECK(schema["properties"].contains(key));
    for (const auto& key : schema["required"]) CHECK(object.contains(key.get<std::string>()));
    seen = std::max(seen, object.size());
  }
  CHECK(seen + 1 == schema["properties"].size());  // all but `of`, which that line lacks
}
