#include "engine/rules/pack.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/rules/case_files.h"
#include "engine/rules/load.h"

using namespace relata;
namespace fs = std::filesystem;

namespace {

// A folder of packs, found through RELATA_PACKS while it exists.
struct Folder {
  fs::path path = fs::temp_directory_path() / "relata-pack-test";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
    setenv("RELATA_PACKS", path.c_str(), 1);
  }
  ~Folder() {
    unsetenv("RELATA_PACKS");
    fs::remove_all(path);
  }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

std::string codes(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& d : diagnostics.all()) all += d.code + ";";
  return all;
}

}  // namespace

TEST_CASE("required packs come first, each once") {
  Folder folder;
  folder.write("base/pack.yaml", "name: base\nversion: 1.0\nlanguage: en\n");
  folder.write("mid/pack.yaml", "name: mid\nversion: 1.0\nlanguage: en\nrequires: [base]\n");
  folder.write("top/pack.yaml", "name: top\nversion: 1.0\nlanguage: en\nrequires: [mid, base]\n");
  Diagnostics diagnostics;
  const auto packs = load_packs({"top", "base"}, diagnostics);
  REQUIRE(packs);
  CHECK(codes(diagnostics).empty());
  REQUIRE(packs->size() == 3);
  CHECK((*packs)[0].name == "base");
  CHECK((*packs)[1].name == "mid");
  CHECK((*packs)[2].name == "top");
}

TEST_CASE("a pack that isn't there, is broken or requires itself is refused before anything is done") {
  Folder folder;
  folder.write("base/pack.yaml", "name: base\nversion: 1.0\nlanguage: en\n");
  folder.write("lost/pack.yaml", "name: lost\nversion: 1.0\nlanguage: en\nrequires: [bsae]\n");
  folder.write("a/pack.yaml", "name: a\nversion: 1.0\nlanguage: en\nrequires: [b]\n");
  folder.write("b/pack.yaml", "name: b\nversion: 1.0\nlanguage: en\nrequires: [a]\n");
  folder.write("bad/pack.yaml", "name: [\n");
  folder.write("twin/pack.yaml", "name: base\nversion: 1.0\nlanguage: en\n");
  struct Case {
    const char *pack, *codes;
  };
  for (const Case& c : std::vector<Case>{{"bsae", "K001;"}, {"./bsae", "K001;"}, {"lost", "K001;"}, {"a", "K004;"}, {"bad", "Y001;"}}) {
    INFO(c.pack);
    Diagnostics diagnostics;
    CHECK_FALSE(load_packs({c.pack}, diagnostics));
    CHECK(codes(diagnostics) == c.codes);
  }
  Diagnostics diagnostics;
  CHECK_FALSE(load_packs({"lost"}, diagnostics));
  CHECK(diagnostics.all()[0].help == "did you mean `base`?");
  Diagnostics twins;
  CHECK_FALSE(load_packs({"base", "twin"}, twins));
  CHECK(codes(twins) == "K005;");
}

TEST_CASE("a pack's files are read in the order of their paths, each for what its name says") {
  Folder folder;
  folder.write("p/pack.yaml", "name: p\nversion: 1.0\nlanguage: en\nschema: ../s.yaml\n");
  for (const char* name : {"b.yaml", "a/z.yaml", "tests/t.yaml", "names.tsv", "more/a.tsv", "x.merges.tsv", "README.md", ".hidden.yaml"})
    folder.write(std::string("p/") + name, "");
  Diagnostics diagnostics;
  const auto packs = load_packs({(folder.path / "p").string() + "/"}, diagnostics);
  REQUIRE(packs);
  const std::string root = (folder.path / "p").string() + "/";
  CHECK((*packs)[0].rule_files == std::vector<std::string>{root + "a/z.yaml", root + "b.yaml"});
  CHECK((*packs)[0].lexicons == std::vector<std::string>{root + "more/a.tsv", root + "names.tsv"});
  CHECK((*packs)[0].merges == std::vector<std::string>{root + "x.merges.tsv"});
  CHECK((*packs)[0].case_files == std::vector<std::string>{root + "tests/t.yaml"});
  CHECK((*packs)[0].schemas == std::vector<std::string>{(folder.path / "s.yaml").string()});
}

TEST_CASE("a new layer stands behind the inherited one that precedes it") {
  struct Case {
    std::vector<std::string> inherited, own, merged;
  };
  for (const Case& c : std::vector<Case>{
           {{}, {"lexicon", "a", "b", "a"}, {"lexicon", "a", "b", "a"}},
           {{"lexicon", "a", "b"}, {}, {"lexicon", "a", "b"}},
           {{"lexicon", "a", "b"}, {"a", "x", "y"}, {"lexicon", "a", "x", "y", "b"}},
           {{"lexicon", "a", "b"}, {"x"}, {"lexicon", "x", "a", "b"}},
           {{"lexicon", "a", "b"}, {"b", "x", "a", "y"}, {"lexicon", "a", "y", "b", "x"}},
           {{"lexicon", "a", "b", "a"}, {"a", "a", "x"}, {"lexicon", "a", "b", "a", "x"}},
       }) {
    std::vector<std::string> merged = c.inherited;
    merge_layers(merged, c.own);
    CHECK(merged == c.merged);
  }
}

TEST_CASE("a pack loads whole: schema, lexicon, words, rules; a broken rule fails alone") {
  Folder folder;
  folder.write("p/s.yaml",
               "types:\n  Agent: {}\n  Person: {is: Agent, refers: name, entity: true}\n  VerbForm: {lemma: true}\n  Verb: {lemma: true}\n"
               "relations:\n  met: {from: Agent, to: Agent, symmetric: true}\n");
  folder.write("p/pack.yaml", "name: p\nversion: 2.1\nschema: s.yaml\nlayers: [lexicon, relations]\nreading: {clutter: Person}\n");
  folder.write("p/names.tsv", "name\ttype\tid\nAda Berg\tPerson\tQ1\nmet\tVerbForm\tmeet\n");
  folder.write("p/same.merges.tsv", "same\tQ1\tBerg\tone\n");
  folder.write("p/rules.yaml",
               "layer: relations\nfamilies:\n  meet: {verbs: [meet (with)]}\nrules:\n"
               "  - id: met\n    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n"
               "  - id: broken\n    match: '{a:Agnet} <meet> {b:Agent}'\n    emit: a met b\n");
  folder.write("p/tests/t.yaml",
               "cases:\n  - text: Ada Berg met Jan Vell.\n    gives: Ada Berg met Jan Vell\n  - {text: Nobody came., gives: nothing}\n");
  Diagnostics diagnostics;
  const auto base = load_rule_base({"p"}, diagnostics);
  REQUIRE(base);
  CHECK(base->packs.at(0).version == "2.1");
  CHECK(base->layers == std::vector<std::string>{"lexicon", "relations"});
  CHECK(base->reading.at("clutter") == "Person");
  CHECK(base->lexicon.size() == 2);
  CHECK(base->lexicon.merges.size() == 1);
  CHECK(base->find_lemma("meet") != no_lemma);
  REQUIRE(base->rules.size() == 1);
  CHECK(base->rules[0].id == "met");
  CHECK(base->rules[0].line == 5);
  CHECK(base->broken_rules == 1);
  CHECK(diagnostics.errors() >= 1);

  const auto cases = load_cases(*base, base->packs[0], diagnostics);
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].gives == std::vector<std::string>{"Ada Berg met Jan Vell"});
  CHECK(cases[1].gives.empty());

  // The same file alone is a part of its pack, and is named as the user named it.
  Diagnostics alone;
  const std::string path = (folder.path / "p/./rules.yaml").string();
  const auto file = load_rule_file(path, alone);
  REQUIRE(file);
  CHECK(file->rules.size() == 1);
  bool named = false;
  for (const Diagnostic& d : alone.all()) named = named || alone.source(d.primary.source).path == path;
  CHECK(named);
}

TEST_CASE("a rule file outside any pack stands on core and diplomacy's schema") {
  const fs::path folder = fs::temp_directory_path() / "relata-lone-file-test";
  fs::create_directories(folder);
  std::ofstream(folder / "mine.yaml")
      << "layer: relations\nrules:\n  - id: x\n    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n";
  Diagnostics diagnostics;
  const auto base = load_rule_file((folder / "mine.yaml").string(), diagnostics);
  fs::remove_all(folder);
  REQUIRE(base);
  CHECK(base->schema.find_relation("met"));
  REQUIRE_FALSE(base->rules.empty());
  CHECK(base->rules.back().id == "x");
  CHECK_FALSE(load_rule_file("no/such.yaml", diagnostics));
}
