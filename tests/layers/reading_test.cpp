#include <catch2/catch.hpp>

#include "engine/layers/readings.h"
#include "tests/layers/tiny_pack.h"

using namespace relata;
using namespace relata::test;

namespace {

const std::string clause = "layer: readings\nrules:\n  - id: clause\n    match: '{s:Agent} {v:Verb}{rest}'\n    restate: s v rest\n";

std::string relation(const std::string& body, const std::string& families = {}) {
  return "---\nlayer: relations\n" + families + "rules:\n  - id: met\n" + body;
}

std::string times(const std::string& text, int count, const std::string& between) {
  std::string out = text;
  for (int i = 1; i < count; ++i) out += between + text;
  return out;
}

}  // namespace

TEST_CASE("a reading is made of the symbols of the sentence, subject first") {
  const TinyPack pack(clause);
  CHECK(pack.readings("Ann met Cem in Oslo") == "1 [Ann|Person] [met|Verb,Verb.past,Verb.active,Verb.finite] [Cem|Person] in [Oslo|City]");
}

TEST_CASE("{rest} reaches to the end of the clause that the phrase clause-end names") {
  const TinyPack pack(
      "layer: readings\nphrases:\n  clause-end: '(;|, and)'\nrules:\n  - id: clause\n    match: '{s:Person} {v:Verb}{rest}'\n    restate: "
      "s v rest\n");
  CHECK(pack.readings("Ann met Cem, and Dara met Peru; so") ==
        "1 [Ann|Person] [met|Verb,Verb.past,Verb.active,Verb.finite] [Cem|Person]\n"
        "1 [Dara|Person] [met|Verb,Verb.past,Verb.active,Verb.finite] [Peru|Country]");
}

TEST_CASE("{end} holds where the clause ends, and only in the alternative that it stands in") {
  const TinyPack pack(
      "layer: readings\nphrases:\n  clause-end: ';'\nrules:\n  - id: clause\n    match: '{s:Person} {v:Verb}( {o:Person}| alone{end})'\n   "
      " restate: s v o\n");
  const std::string verb = " [met|Verb,Verb.past,Verb.active,Verb.finite]";
  CHECK(pack.readings("Ann met Cem here") == "1 [Ann|Person]" + verb + " [Cem|Person]");
  CHECK(pack.readings("Ann met alone; so") == "1 [Ann|Person]" + verb);
  CHECK(pack.readings("Ann met alone here").empty());
}

TEST_CASE("a relation rule is tried at the verb of a reading alone, by its lemma") {
  const TinyPack pack(clause + relation("    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n"));
  CHECK(pack.drafts("Ann met Cem") == "Ann met Cem");
  CHECK(pack.drafts("Ann greeted Cem").empty());
  CHECK(pack.drafts("so Ann, met Cem").empty());
}

TEST_CASE("a family's verbs bring their words; the preposition is left out where no object follows") {
  const std::string families =
      "families:\n  gather:\n    verbs: [meet (with), call on, hold talks (with), take ~ to task, sit (with|beside)]\n";
  const TinyPack pack(
      clause + relation("    match: ['{a:Agent} <gather> {b:Agent}', '{a:Agent} <gather>{end}']\n    emit: a met {?s:topic}\n", families));
  const TinyPack both(clause + relation("    match: '{a:Agent} <gather> {b:Agent}'\n    emit: a met b\n", families));
  CHECK(both.problems() == "");
  struct Case {
    const char *text, *drafts;
  };
  for (const Case& c : std::vector<Case>{{"Ann met Cem", "Ann met Cem"},
                                         {"Ann met with Cem", "Ann met Cem"},
                                         {"Ann called on Cem", "Ann met Cem"},
                                         {"Ann called Cem", ""},
                                         {"Ann held talks with Cem", "Ann met Cem"},
                                         {"Ann held Cem", ""},
                                         {"Ann sat beside Cem", "Ann met Cem"},
                                         {"Ann took Cem to task", "Ann met Cem"},
                                         {"Ann took Cem to Oslo", ""}}) {
    INFO(c.text);
    CHECK(both.drafts(c.text) == c.drafts);
  }
}

TEST_CASE("the mode is the verb's; the strongest of several wins, a rule's own mode replaces or joins it") {
  const std::string words = "cancelled|Verb|cancel||tense=past;form=finite;voice=active\n";
  const std::string hedged =
      "layer: readings\nrules:\n  - id: clause\n    match: '{s:Agent} {v:Verb}{rest}'\n    restate: s v rest (mode + planned)\n";
  const std::string met = "    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n";
  CHECK(TinyPack(hedged + relation(met)).drafts("Ann met Cem") == "Ann met Cem (planned)");
  CHECK(TinyPack(hedged + relation(met + "    mode: possible\n")).drafts("Ann met Cem") == "Ann met Cem (possible)");
  CHECK(TinyPack(hedged + relation(met + "    mode: + possible\n")).drafts("Ann met Cem") == "Ann met Cem (possible)");
  CHECK(TinyPack(hedged + relation(met + "    mode: asserted\n")).drafts("Ann met Cem") == "Ann met Cem");
  CHECK(stronger(Mode::planned, Mode::negated) == Mode::negated);
  CHECK(stronger(Mode::negated, Mode::possible) == Mode::negated);
  CHECK(stronger(Mode::planned, Mode::possible) == Mode::possible);
  CHECK(stronger(Mode::asserted, Mode::planned) == Mode::planned);
}

TEST_CASE("asides may stand at any space, qualify the clause, and the nearest to the verb dates it") {
  const std::string asides =
      "layer: one\nrules:\n  - id: when\n    match: '(on )?{t:Time}'\n    fold: TimeAside = t\n  - id: where\n    match: 'in {p:City}'\n   "
      " fold: PlaceAside = p\n---\n";
  const TinyPack pack(asides + clause + relation("    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n"));
  CHECK(pack.drafts("Ann on Monday met Cem") == "Ann met Cem (when Monday)");
  CHECK(pack.drafts("Ann met in Oslo Cem") == "Ann met Cem (where Oslo)");
  CHECK(pack.drafts("Ann met Cem in Oslo on Tuesday") == "Ann met Cem (when Tuesday, where Oslo)");
  CHECK(pack.drafts("Ann met on Monday Cem after Tuesday") == "Ann met Cem (when Monday)");
  const TinyPack none(asides + clause + relation("    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b\n    when: none\n"));
  CHECK(none.drafts("Ann on Monday met Cem") == "Ann met Cem");
}

TEST_CASE("a part of the pattern wins over an aside") {
  const TinyPack pack("layer: one\nrules:\n  - id: where\n    match: 'in {p:City}'\n    fold: PlaceAside = p\n---\n" + clause +
                      relation("    match: '{a:Agent} <arrive> in {p:Place}'\n    emit: a visited p\n"));
  CHECK(pack.drafts("Ann arrived in Oslo") == "Ann visited Oslo");
}

TEST_CASE("a made verb is of the noun's family, and its frame's prepositions alone fit") {
  const TinyPack pack(
      "layer: readings\nrules:\n  - id: nominal\n    match: '{s:Agent}''s {n:Noun} <o of n> {o:Entity}'\n    restate: s =verb(n) o\n" +
      relation("    match: '{a:Agent} <travel> {p:Place}'\n    emit: a visited p\n",
               "families:\n  travel:\n    verbs: [visit]\n    nouns: [visit (by s) to o, trip (by s) (to|through o)]\n"));
  CHECK(pack.problems() == "");
  CHECK(pack.drafts("Ann's visit to Oslo") == "Ann visited Oslo");
  CHECK(pack.drafts("Ann's trip through Oslo") == "Ann visited Oslo");
  CHECK(pack.drafts("Ann's visit through Oslo").empty());
  CHECK(pack.drafts("Ann's call to Oslo").empty());
}

TEST_CASE("a made verb never feeds the rule that made it, and depth is at most four") {
  const TinyPack itself("layer: readings\nrules:\n  - id: loop\n    match: '{s:Agent} {v:Verb}{rest}'\n    restate: s =meet rest\n");
  CHECK(itself.readings("Ann greeted Cem").find('2') == std::string::npos);
  const TinyPack deep("layer: readings\nrules:\n  - id: peel\n    match: '{s:Agent} {v:Verb} so{rest}'\n    restate: s v rest\n");
  const std::string all = deep.readings("Ann met so so so so so so");
  CHECK(all.find("4 [Ann") != std::string::npos);
  CHECK(all.find("5 [Ann") == std::string::npos);
}

TEST_CASE("a sentence has at most 48 readings, and a cut is counted") {
  const TinyPack pack(clause);
  const Analysis fits = pack.analyze(times("Ann met Cem", 48, " so "));
  CHECK(fits.clauses.size() == 48);
  CHECK(fits.readings_cut == 0);
  const Analysis cut = pack.analyze(times("Ann met Cem", 60, " so "));
  CHECK(cut.clauses.size() == 48);
  CHECK(cut.readings_cut > 0);
}

TEST_CASE("each pair of a group is one draft that resolution spells out") {
  const TinyPack pack("layer: one\nrules:\n  - id: pair\n    match: '{a:Agent} and {b:Agent}'\n    fold: Agent+ = a b\n---\n" + clause +
                      relation("    match: '{g:Agent+} <meet>{end}'\n    emit: each pair of g met\n"));
  CHECK(pack.drafts("Ann and Cem met") == "Ann and Cem met each other");
  CHECK(pack.drafts("Ann met").empty());
}
