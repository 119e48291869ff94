#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/rules/keys.h"
#include "tests/source_folder.h"

using namespace relata;

namespace {

const std::vector<std::pair<KeyOwner, const char*>> owners = {
    {KeyOwner::rule_file, "rule_file"}, {KeyOwner::rule, "rule"}, {KeyOwner::unless, "unless"},       {KeyOwner::test, "test"},
    {KeyOwner::family, "family"},       {KeyOwner::pack, "pack"}, {KeyOwner::case_file, "case_file"}, {KeyOwner::pack_case, "pack_case"}};

}  // namespace

TEST_CASE("the schema that editors complete from has exactly the keys that the loader checks with") {
  std::ifstream file(source_folder() + "/schemas/rules.schema.json");
  const auto schema = nlohmann::json::parse(file);
  std::size_t in_schema = 0;
  for (const auto& [owner, name] : owners) in_schema += schema["$defs"][name]["properties"].size();
  CHECK(in_schema == key_table().size());
  for (const Key& key : key_table()) {
    for (const auto& [owner, name] : owners) {
      if (owner != key.owner) continue;
      INFO(name << "." << key.name);
      const auto& properties = schema["$defs"][name]["properties"];
      REQUIRE(properties.contains(std::string(key.name)));
      const auto& property = properties[std::string(key.name)];
      CHECK(property["description"] == std::string(key.about));
      const auto required = schema["$defs"][name].value("required", std::vector<std::string>());
      CHECK((std::find(required.begin(), required.end(), key.name) != required.end()) == key.required);
      if (key.value == KeyValue::choice) {
        const auto choices = property["enum"].get<std::vector<std::string>>();
        CHECK(std::equal(choices.begin(), choices.end(), key.choices.begin(), key.choices.end()));
      }
    }
  }
}

TEST_CASE("a key that doesn't belong is named with the nearest that does, and a missing one is asked for") {
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("x.yaml", "id: a\nemitt: b\n");
  const auto node = yaml::parse(source, diagnostics);
  REQUIRE(check_keys(*node, KeyOwner::rule, source, {0, 2}, diagnostics));
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].code == "R002");
  CHECK(diagnostics.all()[0].help == "did you mean `emit`?");
  CHECK(diagnostics.all()[0].fixes.size() == 1);
  CHECK(diagnostics.all()[1].code == "R003");
  CHECK(diagnostics.all()[1].message == "a rule needs `match:`");
}
