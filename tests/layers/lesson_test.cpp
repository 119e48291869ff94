#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/extraction.h"
#include "engine/rules/load.h"
#include "engine/rules/parse_gives.h"
#include "tests/source_folder.h"

using namespace relata;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A pack of the examples of docs/rule-language.md that have tests, a file each.
fs::path write_lessons(std::size_t& count) {
  const fs::path source = source_folder();
  const fs::path folder = fs::temp_directory_path() / "relata-lessons";
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::ofstream(folder / "pack.yaml") << "name: lesson\nversion: 1.0.0\nlanguage: en\nrequires: [core]\nschema: "
                                      << (source / "schemas/diplomacy.yaml").string() << "\n";
  const std::string page = contents(source / "docs/rule-language.md");
  const std::string open = "```yaml\n";
  for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    const std::string block = page.substr(at, page.find("```", at) - at);
    if (block.find("tests:") != std::string::npos) std::ofstream(folder / ("lesson" + std::to_string(++count) + ".yaml")) << block;
  }
  return folder;
}

}  // namespace

TEST_CASE("the examples of docs/rule-language.md do what their tests say") {
  setenv("RELATA_PACKS", (fs::path(source_folder()) / "rules").c_str(), 1);
  std::size_t lessons = 0;
  const fs::path folder = write_lessons(lessons);
  CHECK(lessons >= 3);
  Diagnostics diagnostics;
  auto base = load_rule_base({folder.string()}, diagnostics);
  unsetenv("RELATA_PACKS");
  REQUIRE(base);
  for (const Diagnostic& each : diagnostics.all()) {
    const std::string& path = diagnostics.source(each.primary.source).path;
    INFO(path << ": " << each.code << " " << each.message);
    CHECK_FALSE((each.severity == Severity::error && path.find("lesson") != std::string::npos));
  }
  Diagnostics unused;
  const Extractor extractor = make_extractor(std::move(*base), unused, {.compile_all = false});
  std::size_t tests = 0;
  for (const Rule& rule : extractor.base->rules) {
    if (extractor.base->packs[rule.pack].name != "lesson") continue;
    for (const RuleTest& test : rule.tests) {
      ++tests;
      INFO(rule.id << ": " << test.text);
      Document document;
      document.id = "lesson";
      document.text = test.text;
      document.date = parse_date(test.date);
      const DocumentResult result = extract_document(extractor, document, {});
      std::vector<const Statement*> made;
      for (const Statement& statement : result.resolution.statements)
        if (statement.rule == "lesson/" + rule.id) made.push_back(&statement);
      CHECK(made.size() == test.gives.size());
      for (const std::string& line : test.gives) {
        const auto expected = parse_gives(line, extractor.base->schema);
        REQUIRE(expected);
        CHECK(std::any_of(made.begin(), made.end(),
                          [&](const Statement* each) { return matches(*expected, *each, extractor.base->schema); }));
      }
    }
  }
  CHECK(tests >= 10);
  fs::remove_all(folder);
}
