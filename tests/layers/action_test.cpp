#include <catch2/catch.hpp>

#include "tests/layers/tiny_pack.h"

using namespace relata;
using namespace relata::test;

namespace {

std::string one(const std::string& body) {
  return "layer: one\nrules:\n  - id: one\n" + body;
}
std::string two(const std::string& body) {
  return "---\nlayer: two\nrules:\n  - id: two\n" + body;
}

const Mention& last(const Analysis& analysis) {
  return analysis.mentions.back();
}

std::string attributes(const Mention& mention) {
  std::string out;
  for (const auto& [key, value] : mention.attributes) out += (out.empty() ? "" : ", ") + key + "=" + value;
  return out;
}

}  // namespace

TEST_CASE("a mark on the whole match makes a mention and one symbol") {
  const TinyPack pack(one("    match: 'the big {Place}'\n    mark: Organization = match\n"));
  CHECK(pack.tape("the big Oslo") == "[the big Oslo|Organization]");
}

TEST_CASE("a mark on a slot narrows the symbol to the type and keeps its features") {
  const TinyPack pack(one("    match: '{a:Country} {b:City}'\n    mark: Country = a\n") +
                      two("    match: '{v:Verb} {x:Agent}'\n    mark: Verb = v (tense present)\n"));
  CHECK(pack.tape("Georgia Georgia") == "[Georgia|Country] [Georgia|Country,City]");
  CHECK(pack.tape("met Ann met") ==
        "[met|Verb,Verb.present,Verb.active,Verb.finite] [Ann|Person] [met|Verb,Verb.past,Verb.active,Verb.finite]");
}

TEST_CASE("a mark of a wider type leaves the kinds of it that outputs know") {
  const TinyPack pack(one("    match: '{a:Agent} {v:Verb}'\n    mark: Agent = a\n"));
  CHECK(pack.tape("Ann met") == "[Ann|Person] [met|Verb,Verb.past,Verb.active,Verb.finite]");
  CHECK(pack.tape("Georgia met") == "[Georgia|Country] [met|Verb,Verb.past,Verb.active,Verb.finite]");
}

TEST_CASE("attributes are words, quoted texts, slots and attributes of slots") {
  const TinyPack pack(
      one("    match: '{a:Person} of {c:Country} in {p:City}'\n"
          "    fold: Person = a (kind guest, note 'two words', home c, town p.id, none c.colour)\n"));
  CHECK(attributes(last(pack.analyze("Ann of Peru in Oslo"))) == "home=Peru, kind=guest, note=two words, town=Q585");
}

TEST_CASE("a fold is one symbol that keeps its parts and stands for its slot") {
  const TinyPack pack(one("    match: '{c:Nationality} {r:Role} {p:Person}'\n    fold: Person = p\n    emit: p holdsRole r (of c)\n") +
                      two("    match: 'to {x:Person}'\n    parts: c = Nationality of x\n    fold: Country = match (home c)\n"));
  CHECK(pack.tape("Peruvian envoy Ann") == "[Peruvian envoy Ann|Person]");
  CHECK(pack.drafts("Peruvian envoy Ann") == "Ann holdsRole envoy (of Peruvian)");
  const Analysis analysis = pack.analyze("Peruvian envoy Ann");
  CHECK(analysis.mentions[last(analysis).stands_for].span == Span{15, 18});
  CHECK(last(analysis).parts.size() == 3);
  CHECK(attributes(last(pack.analyze("to Peruvian envoy Ann"))) == "home=Peruvian");
  CHECK(pack.tape("to Ann") == "to [Ann|Person]");
}

TEST_CASE("parts that are not there fail the rule, unless they are optional") {
  const TinyPack pack(one("    match: '{c:Nationality} {p:Person}'\n    fold: Person = p\n") +
                      two("    match: 'to {x:Person}'\n    parts: c? = Nationality of x\n    fold: Role = match (home c)\n"));
  CHECK(attributes(last(pack.analyze("to Peruvian Ann"))) == "home=Peruvian");
  CHECK(pack.tape("to Ann") == "[to Ann|Role]");
}

TEST_CASE("the last part of its type is the one that stands last") {
  const TinyPack pack(one("    match: '{Country} {Country} {p:Person}'\n    fold: Person = p\n") +
                      two("    match: 'to {x:Person}'\n    parts: c = last Country of x\n    fold: Role = match (home c)\n"));
  CHECK(pack.problems() == "");
  CHECK(attributes(last(pack.analyze("to Peru Georgia Ann"))) == "home=Georgia");
}

TEST_CASE("the head of a fold gives lemma and features") {
  const TinyPack pack(
      one("    match: '{a:Adjective} {n:NounForm}'\n    fold: Noun = match (head n)\n") +
      two("    match: '{x:Noun.plural}'\n    where: x is <sign>\n    fold: Role = match\n").insert(4, "sets:\n  sign: [noun: sign]\n"));
  CHECK(pack.problems() == "");
  CHECK(pack.tape("joint signs") == "[joint signs|Role]");
  CHECK(pack.tape("joint treaty") == "[joint treaty|Noun,Noun.singular]");
}

TEST_CASE("a group is one symbol of the narrowest common type, and groups are flattened") {
  const TinyPack pack(one("    match: '{a:Agent}, {a:Agent}'\n    fold: Agent+ = a\n") +
                      two("    match: '{a:Agent} and {b:Agent}'\n    fold: Agent+ = a b\n"));
  CHECK(pack.tape("Ann, Cem and Dara") == "[Ann, Cem and Dara|Person+]");
  CHECK(pack.tape("Ann and Peru") == "[Ann and Peru|Agent+]");
  CHECK(last(pack.analyze("Ann, Cem and Dara")).members.size() == 3);
}

TEST_CASE("a slot with a plus takes groups alone, one without takes both") {
  const std::string group = one("    match: '{a:Agent} and {b:Agent}'\n    fold: Agent+ = a b\n");
  CHECK(TinyPack(group + two("    match: 'to {g:Agent+}'\n    fold: Role = match\n")).tape("to Ann to Ann and Cem") ==
        "to [Ann|Person] [to Ann and Cem|Role]");
  CHECK(TinyPack(group + two("    match: 'to {g:Agent}'\n    fold: Role = match\n")).tape("to Ann to Ann and Cem") ==
        "[to Ann|Role] [to Ann and Cem|Role]");
}

TEST_CASE("a slot that stands twice is a list, over which statements distribute") {
  const TinyPack pack(one("    match: '{a:Person}(, {a:Person}){0,3} saw {b:Person} or {b:Person}'\n    emit: a met b\n"));
  CHECK(pack.drafts("Ann, Cem saw Dara or Bo Lin") == "Ann met Dara; Ann met Bo Lin; Cem met Dara; Cem met Bo Lin");
}

TEST_CASE("an emit of an early layer fires where the rule scans, and its qualifiers are slots") {
  const TinyPack pack(
      one("    match: '{a:Person} at {t:Time} near {p:Place} with {b:Person}'\n    emit: a met b (when t, where p)\n    mode: planned\n"));
  CHECK(pack.drafts("Ann at Monday near Oslo with Cem") == "Ann met Cem (planned, when Monday, where Oslo)");
}

TEST_CASE("open places are filled by discourse") {
  const TinyPack pack(one("    match: 'saw {b:Person}'\n    emit: '{?s:topic} met b'\n") +
                      two("    match: '{b:Person} too'\n    emit: ['b met {?s:speaker}', '{?s:visitor} met b']\n"));
  CHECK(pack.drafts("saw Ann too") == "?topic met Ann; Ann met ?speaker; ?visitor met Ann");
}

TEST_CASE("where: a condition on a slot that took no part fails, and holds behind not") {
  const auto found = [](const std::string& where) {
    const TinyPack pack("layer: one\nrules:\n  - id: one\n    match: '({a:Country}|{Person}) {Verb}'\n    where: " + where +
                        "\n    mark: Role = match\n");
    CHECK(pack.problems() == "");
    return last(pack.analyze("Ann met Cem")).rule != 0xffffffff;
  };
  CHECK(found("not a is City"));
  CHECK_FALSE(found("a is Country"));
}

TEST_CASE("where: all conditions must hold, on features, types, attributes, words and other slots") {
  struct Case {
    const char *where, *result;
  };
  const std::string head = "sets:\n  board: [Water Board, Oslo]\n  go: [verb: visit, greet]\n";
  for (const Case& c : std::vector<Case>{
           {"v.tense = past", "met visited"},
           {"v.tense = present|past", "met visited wants"},
           {"not v.tense = past", "wants"},
           {"v is <go>", "visited"},
           {"v is <meet>", "met"},
           {"not v is <meet>", "visited wants"},
           {"v.lemma = want", "wants"},
           {"a is Country", "visited"},
           {"not a is Country", "met wants"},
           {"b is <board>", "visited wants"},
           {"a = b", "wants"},
           {"a != b", "met visited"},
           {"[a is Person, v.tense = past]", "met"},
       }) {
    INFO(c.where);
    const TinyPack pack("layer: one\n" + head + "rules:\n  - id: one\n    match: '{a:Entity} {v:Verb} {b:Entity}'\n    where: " + c.where +
                        "\n    mark: Role = match\n");
    CHECK(pack.problems() == "");
    std::string found;
    for (const char* text : {"Ann met Cem", "Peru visited Oslo", "Water Board wants Water Board"}) {
      const Analysis analysis = pack.analyze(text);
      if (last(analysis).rule == 0xffffffff) continue;
      const std::string whole = text;
      const std::size_t at = whole.find(" ", whole.find(whole[0] == 'W' ? "Board" : whole.substr(0, 3))) + 1;
      found += (found.empty() ? "" : " ") + whole.substr(at, whole.find(' ', at) - at);
    }
    CHECK(found == c.result);
  }
}

TEST_CASE("unless: what must not stand before, inside or behind the match") {
  struct Case {
    const char *unless, *text;
    bool holds;
  };
  for (const Case& c : std::vector<Case>{
           {"before: 'not'", "Ann saw Cem", true},
           {"before: 'not'", "not Ann saw Cem", false},
           {"before: 'not'", "not so Ann saw Cem", true},
           {"before: 'not'", "knot Ann saw Cem", true},
           {"before: 'than {Person},'", "than Dara, Ann saw Cem", false},
           {"before: '{Verb}'", "met Ann saw Cem", false},
           {"before: '^so'", "so Ann saw Cem", false},
           {"before: '^so'", "and so Ann saw Cem", true},
           {"after: 'not'", "Ann saw Cem not", false},
           {"after: 'not'", "Ann saw Cem nothing", true},
           {"after: ','", "Ann saw Cem, too", false},
           {"after: ['not', 'nor']", "Ann saw Cem nor", false},
           {"inside: 'saw'", "Ann saw Cem", false},
           {"inside: 'saw {Person}'", "Ann saw Cem", false},
           {"inside: '{Person}$'", "Ann saw Cem", false},
           {"inside: '{Time}'", "Ann saw Cem Monday", true},
           {"after: '<go>'", "Ann saw Cem greeted", true},
           {"after: '<go>'", "Ann saw Cem visited", false},
           {"after: '(the )?(<go>|<want>)'", "Ann saw Cem wants", false},
       }) {
    INFO(c.unless << " on " << c.text);
    const TinyPack pack(
        "layer: one\nsets:\n  go: [verb: visit]\nrules:\n  - id: one\n    match: '{a:Person} saw {b:Person}'\n    unless: {" +
        std::string(c.unless) + "}\n    emit: a met b\n");
    CHECK(pack.problems() == "");
    CHECK(pack.drafts(c.text) == (c.holds ? "Ann met Cem" : ""));
  }
}

TEST_CASE("recall seeks the names that were marked, whole and by their short forms, in the whole document") {
  const TinyPack recall("layer: one\nrules:\n  - id: person\n    match: 'dr \\pL+ \\pL+'\n    mark: Person = match (surname 'Okafor')\n");
  CHECK(recall.tape("Okafor spoke\ndr Ada Okafor came\nthen Okafor left, Okafors not") ==
        "[Okafor|Person] spoke\n[dr Ada Okafor|Person] came\nthen [Okafor|Person] left, Okafors not");
}

TEST_CASE("recall takes two names apart that a hyphen joins in one symbol") {
  const TinyPack recall(
      "layer: one\nrules:\n"
      "  - id: okafor\n    match: 'dr Ada Okafor'\n    mark: Person = match (surname 'Okafor')\n"
      "  - id: lund\n    match: 'dr Bo Lund'\n    mark: Person = match (surname 'Lund')\n"
      "  - id: joined\n    match: '\\pL+-\\pL+'\n    mark: Adjective = match\n");
  CHECK(recall.tape("dr Ada Okafor saw dr Bo Lund\nthe Okafor-Lund hour\nthe Okafor-Moss hour") ==
        "[dr Ada Okafor|Person] saw [dr Bo Lund|Person]\nthe [Okafor|Person]-[Lund|Person] hour\nthe [Okafor-Moss|Adjective] hour");
}
