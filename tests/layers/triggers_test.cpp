// Sentences that are left unread: never one in which a rule for the wanted types can match.
#include "engine/layers/triggers.h"

#include <catch2/catch.hpp>

#include "tests/layers/tiny_pack.h"

using namespace relata;
using namespace relata::test;

namespace {

bool is_read(const std::string& pattern, const std::string& sentence, const std::string& wanted = "Role", const std::string& where = "") {
  const std::string condition = where.empty() ? "" : "    where: " + where + "\n";
  const TinyPack pack("layer: one\nrules:\n  - id: probe\n    match: '" + pattern + "'\n" + condition + "    mark: Role = match\n");
  REQUIRE(pack.problems().empty());
  const RuleBase& base = *pack.program.base;
  const Triggers triggers = Triggers::of(base, {*base.schema.find_type(wanted)});
  return triggers.may_match(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
}

}  // namespace

TEST_CASE("a sentence without what every pattern needs is left unread") {
  CHECK_FALSE(is_read("well-known {Person}", "The weather was fine."));
  CHECK_FALSE(is_read("chief {Person}", "The weather was chiefly fine, said Ann."));
}

TEST_CASE("a sentence with a word that a rule can't do without is read") {
  CHECK(is_read("chief {Person}", "The chief, Ann, left."));
  CHECK(is_read("chief {Person}", "CHIEF ANN"));
  CHECK(is_read("chief {Person}",
                "\"Chief\"\xE2\x80\x94"
                "Ann"));
  CHECK(is_read("the {Country}", "Rain fell in the whole of Peru"));
  CHECK(is_read("the {Number}", "It took the best 3,5 hours."));
}

TEST_CASE("all that a pattern needs must stand in a sentence") {
  CHECK_FALSE(is_read("chief {Person}", "The chief left."));
  CHECK_FALSE(is_read("the {Country}", "Rain fell in Peru"));
  CHECK_FALSE(is_read("the {Country}", "Rain fell on the hills"));
  CHECK_FALSE(is_read("well-known {Country}", "Peru is well."));
  CHECK_FALSE(is_read("(old|new) {Country}", "Rain fell in Peru"));
  CHECK(is_read("(old|new) {Country}", "Peru is old."));
}

TEST_CASE("a colon, a slash or a quote of a pattern must stand in a sentence") {
  CHECK_FALSE(is_read("{Number}:{Number}", "It took 3 hours."));
  CHECK(is_read("{Number}:{Number}", "It was 3:30."));
  CHECK_FALSE(is_read("\'\'{Number}", "It took 3 hours."));
  CHECK(is_read("\'\'{Number}",
                "Back in \xE2\x80\x99"
                "98 it rained."));
}

TEST_CASE("figures that a condition asks for must stand in a row, unless points or commas part them") {
  CHECK_FALSE(is_read("{n:Number}", "It took 300 hours.", "Role", "n.digits = 4|8"));
  CHECK(is_read("{n:Number}", "It took 3000 hours.", "Role", "n.digits = 4|8"));
  CHECK(is_read("{n:Number}", "It took 3,000 hours.", "Role", "n.digits = 4|8"));
  CHECK_FALSE(is_read("{n:Number}", "It took 3000 hours.", "Role", "n.points = 2"));
  CHECK(is_read("{n:Number}", "It was 18.06.2023.", "Role", "n.points = 2"));
}

TEST_CASE("words of the lexicon that have a wanted type are triggers themselves") {
  CHECK(is_read("chief {Person}", "They came on Monday.", "Time"));
  CHECK(is_read("chief {Person}", "The envoy came."));
}

TEST_CASE("a part of a word is no trigger, so a pattern of parts reads every sentence") {
  CHECK(is_read("chiefs?", "The weather was fine."));
  CHECK(is_read("chief[a-z]+", "The weather was fine."));
}

TEST_CASE("an optional word is no trigger") {
  CHECK(is_read("(chief )?{Person}", "Ann came."));
  CHECK(is_read("(old )?chief", "The chief came."));
  CHECK_FALSE(is_read("(old )?chief", "The old man came."));
}

TEST_CASE("invisible characters and letters that fold to ASCII hide no word") {
  CHECK(is_read("chief {Person}",
                "The chi\xC2\xAD"
                "ef left, said Ann."));
  CHECK(is_read("chief {Person}", "The \xE2\x84\xAA left."));
}

TEST_CASE("where all types are wanted every sentence is read") {
  const Triggers triggers;
  CHECK(triggers.may_match("The weather was fine.", {0, 21}));
}
