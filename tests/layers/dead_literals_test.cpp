#include "engine/layers/dead_literals.h"

#include <catch2/catch.hpp>

#include "tests/layers/tiny_pack.h"

using namespace relata::test;

TEST_CASE(
    "a literal word that the lexicon always turns into a symbol is an error under that word, also where the pattern can do without it") {
  struct Case {
    const char *pattern, *problems;
  };
  for (const Case& c : std::vector<Case>{
           {"the treaty of {Place}", "P092 treaty"},
           {"a (treaty|pact) of {Place}", "P092 treaty"},
           {"a( treaty)? of {Place}", "P092 treaty"},
           {"(treaty )?of {Place}", "P092 treaty"},
           {"joint treaty of {Place}", "P092 joint; P092 treaty"},
           {"treaty-bound {Place}", "P092 treaty"},
           {"the pact of {Place}", ""},
           {"the {Place}", ""},
           {"Treaty of {Place}", "P092 Treaty"},
           {"treat(y|ies) of {Place}", ""},
           {"treaty(\\pL+)? of {Place}", ""},
           {"\\pL+treaty of {Place}", ""},
           {"treatys? of {Place}", ""},
           {"old of {Place}", ""},
       }) {
    INFO(c.pattern);
    TinyPack pack("layer: one\nrules:\n  - id: one\n    match: '" + std::string(c.pattern) + "'\n    mark: Role = match\n",
                  "old|Organization|||kind=x|1990-01-01|1999-12-31\n");
    if (pack.problems().empty()) report_dead_literals(*pack.program.base, pack.diagnostics);
    CHECK(pack.problems() == c.problems);
  }
}

TEST_CASE("conditions and phrases are read too, words that a reading adds are text") {
  TinyPack pack(
      "layer: readings\nphrases:\n  deal: 'a treaty'\nrules:\n"
      "  - id: one\n    match: '{s:Agent} <deal> {o:Agent}'\n    unless: {before: 'joint', after: 'task'}\n    restate: s =meet \"joint\" "
      "o\n");
  if (pack.problems().empty()) report_dead_literals(*pack.program.base, pack.diagnostics);
  CHECK(pack.problems() == "P092 treaty; P092 task");
}
