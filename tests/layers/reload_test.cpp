// Packs that are loaded again after an edit, with what is known of them, are as packs loaded for the first time.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/extraction.h"
#include "engine/rules/load.h"
#include "engine/rules/parse_gives.h"

using namespace relata;
namespace fs = std::filesystem;

namespace {

constexpr const char* schema = R"(types:
  Entity: {}
  Agent: {is: Entity}
  Person: {is: Agent, refers: name, naming: personal, entity: true}
  Country: {is: Agent, refers: name, entity: true}
  Verb: {lemma: true, features: {tense: [past, present]}}
  Noun: {lemma: true}
  Aside: {aside: true}
relations:
  met: {from: Agent, to: Agent}
  helped: {from: Agent, to: Agent}
)";
constexpr const char* words =
    "name\ttype\tid\taliases\tattributes\n"
    "Ann\tPerson\tQ1\nBo\tPerson\tQ2\nPeru\tCountry\tQ3\nChad\tCountry\tQ4\nmet\tVerb\tmeet\t\ttense=past\nsaw\tVerb\tsee\t\ttense=past\n"
    "helped\tVerb\thelp\t\ttense=past\nlauded\tVerb\tlaud\t\ttense=past\nvisit\tNoun\tvisit\ntrip\tNoun\ttrip\n";
const std::vector<std::string> texts = {
    "Ann met Bo.",       "Peru helped Chad today.",   "Bo saw Peru.",        "Ann (in May) met Chad.", "Chad lauded Bo.",
    "Ann never met Bo.", "Bo's visit to Peru ended.", "Peru met with Chad.", "a trip of Ann to Chad"};

struct Packs {
  fs::path path = fs::temp_directory_path() / "relata-reload-test";
  Packs() {
    fs::remove_all(path);
    setenv("RELATA_PACKS", path.c_str(), 1);
    write("ground/pack.yaml",
          "name: ground\nversion: 1.0\nlanguage: en\nschema: schema.yaml\nlayers: [lexicon, one, readings, relations]\n");
    write("ground/schema.yaml", schema);
    write("ground/words.tsv", words);
    write("ground/asides.yaml",
          "layer: one\nsets:\n  months: [May, June]\nrules:\n  - id: aside\n    match: '\\(in <months>\\)'\n    fold: Aside = match\n");
    write("ground/meetings.yaml",
          "layer: relations\nfamilies:\n  meet: {verbs: [meet (with), see]}\nrules:\n  - id: met\n    match: '{a:Agent} <meet> {b:Agent}'\n"
          "    unless: {inside: ['never']}\n    emit: a met b\n");
    write("own/pack.yaml", "name: own\nversion: 1.0\nlanguage: en\nrequires: [ground]\n");
    write("own/a.yaml", "layer: relations\nrules:\n  - id: helped\n    match: '{a:Agent} <help> {b:Agent}'\n    emit: a helped b\n");
  }
  ~Packs() {
    unsetenv("RELATA_PACKS");
    fs::remove_all(path);
  }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

// All that is told of the packs, and all that they say of the texts.
std::string account_of(const Extractor& extractor, const Diagnostics& diagnostics) {
  std::vector<std::string> told;
  for (const Diagnostic& each : diagnostics.all())
    told.push_back(each.code + " " + diagnostics.source(each.primary.source).path + " " + std::to_string(each.primary.span.begin) + " " +
                   each.message);
  std::sort(told.begin(), told.end());
  std::string out;
  for (const std::string& each : told) out += each + "\n";
  for (const Rule& rule : extractor.base->rules) out += rule.id + " ";
  for (const std::string& text : texts) {
    Document document;
    document.id = "d";
    document.text = text;
    out += "\n" + text;
    for (const Statement& each : extract_document(extractor, document, {}).resolution.statements)
      out += " | " + to_gives(each) + " [" + each.rule + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("packs that are loaded again after an edit are as packs loaded for the first time") {
  const Packs packs;
  const std::string own = (packs.path / "own/").string();
  PackLoader loader({own});
  std::optional<Extractor> kept;
  const std::pair<const char*, const char*> edits[] = {
      {"own/a.yaml", "layer: relations\nrules:\n  - id: helped\n    match: '{a:Agent} <help> {b:Agent}'\n    emit: b helped a\n"},
      {"own/b.yaml", "layer: relations\nrules:\n  - id: lauded\n    match: '{a:Agent} <laud> {b:Agent}'\n    emit: a helped b\n"},
      // An id that two files have, and a broken pattern.
      {"own/c.yaml",
       "layer: relations\nrules:\n  - id: lauded\n    match: '{a:Agent} <help> {b:Agent}'\n    emit: a met b\n"
       "  - id: broken\n    match: '{a:Agnet} <help> {b:Agent}'\n    emit: a met b\n"},
      {"own/c.yaml", "layer: relations\nrules: []\n"},
      {"own/a.yaml",
       "layer: relations\nfamilies:\n  aid: {verbs: [help, laud], nouns: [visit (by s) (to o)]}\nrules:\n"
       "  - id: helped\n    match: '{a:Agent} <aid> {b:Agent}'\n    emit: a helped b\n"},
      {"own/a.yaml",
       "layer: relations\nfamilies:\n  aid: {verbs: [help], nouns: [visit (by s) (to o), trip (of s) (to o)]}\nrules:\n"
       "  - id: helped\n    match: '{a:Agent} <aid> {b:Agent}'\n    emit: a helped b\n"},
      {"ground/asides.yaml",
       "layer: one\nsets:\n  months: [April, June]\nrules:\n  - id: aside\n    match: '\\(in <months>\\)'\n    fold: Aside = match\n"},
      {"ground/asides.yaml", "layer: one\nrules: []\n"},
      {"ground/meetings.yaml",
       "layer: relations\nfamilies:\n  meet: {verbs: [see]}\nrules:\n  - id: new\n    match: '{a:Person} <laud> {b:Person}'\n    emit: a "
       "met b\n"
       "  - id: met\n    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n"},
      {"own/0.yaml", "layer: one\nrules:\n  - id: marked\n    match: '{Noun}'\n    mark: Person = match\n"},
      {"ground/words.tsv", "name\ttype\tid\nAnn\tPerson\tQ1\nBo\tPerson\tQ2\nhelped\tVerb\thelp\n"},
      {"own/a.yaml", "layer: relations\nrules:\n  - id: helped\n    match: '{a:Country} <help> {b:Agent}'\n    emit: b helped a\n"},
      {"own/b.yaml",
       "layer: relations\nrules:\n  - id: a\n    match: '{a:Agent} <help> {b:Person}( now)?'\n    emit: a helped b\n"
       "  - id: b\n    match: '({a:Agent} )?'\n    emit: a met a\n"},
      {"own/a.yaml", "layer: relations\nrules: []\n"},
  };
  std::size_t step = 0;
  const auto compare = [&] {
    INFO("after edit " << step);
    Diagnostics again, afresh;
    auto base = loader.load(again);
    REQUIRE(base);
    kept = make_extractor(std::move(*base), again, {.compile_all = false}, kept ? &*kept : nullptr);
    auto fresh_base = load_rule_base({own}, afresh);
    REQUIRE(fresh_base);
    const Extractor fresh = make_extractor(std::move(*fresh_base), afresh, {.compile_all = false});
    CHECK(account_of(*kept, again) == account_of(fresh, afresh));
  };
  compare();
  for (const auto& [name, bytes] : edits) {
    ++step;
    packs.write(name, bytes);
    compare();
    compare();
  }
}

TEST_CASE("what an edit can't have changed is not read and not compiled again") {
  const Packs packs;
  const std::string own = (packs.path / "own/").string();
  PackLoader loader({own});
  Diagnostics first, second;
  auto first_base = loader.load(first);
  REQUIRE(first_base);
  const Extractor before = make_extractor(std::move(*first_base), first, {.compile_all = false});
  packs.write("own/a.yaml", "layer: relations\nrules:\n  - id: helped\n    match: '{a:Agent} <help> {b:Agent}'\n    emit: b helped a\n");
  auto second_base = loader.load(second);
  REQUIRE(second_base);
  const Extractor after = make_extractor(std::move(*second_base), second, {.compile_all = false}, &before);
  REQUIRE(before.base->rules.size() == 3);
  REQUIRE(after.base->rules.size() == 3);
  CHECK(before.base->rules.pointer(0) == after.base->rules.pointer(0));
  CHECK(before.base->rules.pointer(1) == after.base->rules.pointer(1));
  CHECK(before.base->rules.pointer(2) != after.base->rules.pointer(2));
  CHECK(before.base->lexicon.is_same(after.base->lexicon));
  CHECK(before.program.layers.pointer(1) == after.program.layers.pointer(1));
  CHECK(before.program.layers.pointer(3) != after.program.layers.pointer(3));
  CHECK(before.program.layers[3].patterns[0].matcher == after.program.layers[3].patterns[0].matcher);
}

TEST_CASE("a word more in a family costs the files that name it, a line moved by a comment the file itself, a name of a lexicon none") {
  const Packs packs;
  const std::string own = (packs.path / "own/").string();
  packs.write("ground/words_of_aid.yaml", "families:\n  aid: {verbs: [help]}\n");
  packs.write("own/a.yaml", "layer: relations\nrules:\n  - id: aided\n    match: '{a:Agent} <aid> {b:Agent}'\n    emit: a helped b\n");
  PackLoader loader({own});
  std::vector<const Rule*> rules;  // met, aided
  const auto load = [&] {
    Diagnostics diagnostics;
    const auto base = loader.load(diagnostics);
    REQUIRE(base);
    rules.clear();
    for (const Rule& rule : base->rules)
      if (rule.id == "met" || rule.id == "aided") rules.push_back(&rule);
    REQUIRE(rules.size() == 2);
    return *base;
  };
  std::vector<RuleBase> kept = {load()};  // so that addresses are not used again
  const auto read_again = [&](const std::string& name, const std::string& bytes) {
    const std::vector<const Rule*> before = rules;
    packs.write(name, bytes);
    kept.push_back(load());
    std::string names;
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (rules[i] != before[i]) names += rules[i]->id + " ";
    return names;
  };
  CHECK(read_again("ground/words_of_aid.yaml", "families:\n  aid: {verbs: [help, laud]}\n") == "aided ");
  CHECK(read_again("ground/words_of_aid.yaml", "# a comment\nfamilies:\n  aid: {verbs: [help, laud]}\n").empty());
  CHECK(read_again("ground/words.tsv", std::string(words) + "Oslo\tCountry\tQ9\n").empty());
  CHECK(read_again("ground/words.tsv", std::string(words) + "asked\tVerb\task\t\ttense=past\n") == "met aided ");
}
