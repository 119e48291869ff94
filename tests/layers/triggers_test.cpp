// Sentences that are left unread: never one in which a rule for the wanted types can match.
#include "engine/layers/triggers.h"

#include <catch2/catch.hpp>

#include "tests/layers/tiny_pack.h"

using namespace relata;
using namespace relata::test;

namespace {

bool is_read(const std::string& pattern, const std::string& sentence, const std::string& wanted = "Role") {
  const TinyPack pack("layer: one\nrules:\n  - id: probe\n    match: '" + pattern + "'\n    mark: Role = match\n");
  REQUIRE(pack.problems().empty());
  const RuleBase& base = *pack.program.base;
  const Triggers triggers = Triggers::of(base, {*base.schema.find_type(wanted)});
  return triggers.may_match(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
}

}  // namespace

TEST_CASE("a sentence without what every pattern needs is left unread") {
  CHECK_FALSE(is_read("well-known {Person}", "The weather was fine."));
  CHECK_FALSE(is_read("chief {Person}", "The weather was chiefly fine."));
}

TEST_CASE("a sentence with a word that a rule can't do without is read") {
  CHECK(is_read("chief {Person}", "The chief left."));
  CHECK(is_read("chief {Person}", "CHIEF"));
  CHECK(is_read("chief {Person}",
                "\"Chief\"\xE2\x80\x94"
                "Ann"));
  CHECK(is_read("the {Country}", "Rain fell in Peru"));
  CHECK(is_read("the {Number}", "It took 3,5 hours."));
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
                "ef left."));
  CHECK(is_read("chief {Person}", "The \xE2\x84\xAA left."));
}

TEST_CASE("where all types are wanted every sentence is read") {
  const Triggers triggers;
  CHECK(triggers.may_match("The weather was fine.", {0, 21}));
}
