#include <catch2/catch.hpp>

#include "tools/relata/language_server/names/name_uses.h"
#include "tools/relata/language_server/names/pattern_pieces.h"
#include "tools/relata/language_server/tolerant/reading.h"

using namespace relata;
using namespace relata::language_server;

namespace {

std::string pieces(const std::string& pattern) {
  static const char* const names[] = {"slot", "type", "feature", "word", "wildcard", "frame", "operation", "set", "escape", "text"};
  std::string out;
  for (const PatternPiece& piece : pieces_of(pattern))
    out += (out.empty() ? "" : " ") + std::string(names[static_cast<int>(piece.kind)]) + "'" +
           pattern.substr(piece.span.begin, piece.span.size()) + "'";
  return out;
}

// "slot a!" declares, "slot a" uses; each with the words that stand at its place.
std::string uses(FileKind kind, const std::string& text) {
  static const char* const names[] = {"type", "relation", "set", "family", "phrase", "rule", "slot", "layer", "word", "item", "told"};
  std::string out;
  for (const NameUse& use : name_uses(kind, read_tolerantly(text), text)) {
    CHECK(text.substr(use.span.begin, use.span.size()) == use.name);
    out += (out.empty() ? "" : ", ") + std::string(names[static_cast<int>(use.kind)]) + " " + use.name + (use.declares ? "!" : "");
  }
  return out;
}

}  // namespace

TEST_CASE("the pieces of a pattern, whole or half written") {
  CHECK(pieces("{a:Agent} <meet>") == "slot'a' type'Agent' text' ' word'meet'");
  CHECK(pieces("{v:Verb.past.passive}|{Person|Place+}") ==
        "slot'v' type'Verb' feature'past' feature'passive' operation'|' type'Person' type'Place'");
  CHECK(pieces("{rest}{..}{gap}") == "wildcard'rest' wildcard'..' wildcard'gap'");
  CHECK(pieces("<o of n> x{2,3}") == "frame'o' slot'n' text' x' operation'{2,3}'");
  CHECK(pieces("(?:a|[b]]+)\\p{Lu}\\{") ==
        "operation'(?:' text'a' operation'|' set'[b]' text']' operation'+' operation')' escape'\\p{Lu}' escape'\\{'");
  CHECK(pieces("{a:Ag") == "slot'a' type'Ag'");
  CHECK(pieces("{a:Ag <me") == "slot'a' type'Ag' text' ' word'me'");
  CHECK(pieces("<") == "");
  CHECK(pieces("{") == "");
  CHECK(pieces("\\") == "escape'\\'");
}

TEST_CASE("what a rule declares and uses") {
  CHECK(uses(FileKind::rules, "rules:\n  - id: met\n    match: '{a:Agent} <meet> {b:Agent}'\n    emit: a met b (when b)\n") ==
        "rule met!, slot a!, type Agent, word meet, slot b!, type Agent, slot a, relation met, slot b, slot b");
  CHECK(uses(FileKind::rules, "rules:\n  - match: '{v:Verb}'\n    where: v.tense = past\n    mark: Person = v (head v)\n") ==
        "slot v!, type Verb, type Person, slot v, slot v, slot v");
  CHECK(uses(FileKind::rules, "rules:\n  - match: '{n:Noun}'\n    parts: b? = Agent of n\n    restate: b =verb(n) =meet rest\n") ==
        "slot n!, type Noun, slot b!, type Agent, slot n, slot b, slot n, word meet");
}

TEST_CASE("what files declare and use") {
  CHECK(uses(FileKind::rules, "layer: relations\nsets:\n  s: [hold, <t>]\nfamilies:\n  f: {verbs: [meet]}\nphrases:\n  p: '<s> x'\n") ==
        "layer relations, set s!, item hold, word t, family f!, phrase p!, word s");
  CHECK(uses(FileKind::schema, "types:\n  Person: {is: Agent}\nrelations:\n  met: {from: Agent, to: [Person]}\n") ==
        "type Person!, relation met!, type Agent, type Agent, type Person");
  CHECK(uses(FileKind::cases, "cases:\n  - text: x\n    gives: Wang Yi met Qin\n") == "told met");
  CHECK(uses(FileKind::lexicon, "name\ttype\tid\n# note\tPerson\nWang\tPerson\tQ1\nno tab\n") == "type Person");
  CHECK(uses(FileKind::lexicon, "both clubs\tClubSet\t\t\tcount=2;of_type=Club\t\t\n") == "type ClubSet, type Club");
}
