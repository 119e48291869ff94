#include <catch2/catch.hpp>

#include "tests/layers/tiny_pack.h"

using namespace relata::test;

namespace {

// Rules of layer one, written short: "id | pattern | more lines".
std::string rules(const std::vector<std::string>& list) {
  std::string out = "layer: one\nrules:\n";
  for (const std::string& rule : list) out += rule;
  return out;
}

std::string fold(const std::string& id, const std::string& pattern, const std::string& type, int priority = 0) {
  std::string out = "  - id: " + id + "\n    match: '" + pattern + "'\n    fold: " + type + " = match\n";
  return priority == 0 ? out : out + "    priority: " + std::to_string(priority) + "\n";
}

}  // namespace

TEST_CASE("the match that begins further left wins, whatever its priority") {
  const TinyPack pack(rules({fold("late", "{Person} {Person} {Person}", "City", 9), fold("early", "to {Person}", "Role", -9)}));
  CHECK(pack.tape("to Ann Cem Dara") == "[to Ann|Role] [Cem|Person] [Dara|Person]");
}

TEST_CASE("at one place the higher priority wins over the longer match") {
  const TinyPack pack(rules({fold("long", "{Person} {Person} {Person}", "City"), fold("short", "{Person} {Person}", "Role", 1)}));
  CHECK(pack.tape("Ann Cem Dara") == "[Ann Cem|Role] [Dara|Person]");
}

TEST_CASE("of equal priority the longer match wins over the earlier rule") {
  const TinyPack pack(rules({fold("short", "{Person} {Person}", "Role"), fold("long", "{Person} {Person} {Person}", "City")}));
  CHECK(pack.tape("Ann Cem Dara") == "[Ann Cem Dara|City]");
}

TEST_CASE("of equal length the rule that stands first wins: by file, then by line") {
  const TinyPack lines(rules({fold("a", "{Person} {Person}", "Role"), fold("b", "{Agent} {Agent}", "City")}));
  CHECK(lines.tape("Ann Cem") == "[Ann Cem|Role]");
  const TinyPack files(rules({fold("b", "{Agent} {Agent}", "City")}) + "---\n" + rules({fold("a", "{Person} {Person}", "Role")}));
  CHECK(files.tape("Ann Cem") == "[Ann Cem|City]");
}

TEST_CASE("the pass goes on behind a match, and no cell is in two matches of one layer") {
  const TinyPack pack(rules({fold("two", "{Person} {Person}", "Role")}));
  CHECK(pack.tape("Ann Cem Dara Bo Lin Ann") == "[Ann Cem|Role] [Dara Bo Lin|Role] [Ann|Person]");
}

TEST_CASE("a match that a later condition refuses takes no part in the choice") {
  const TinyPack pack(
      rules({fold("long", "{x:Person} {Person}", "City") + "    where: x.text = Cem\n", fold("short", "{Person}", "Role")}));
  CHECK(pack.tape("Ann Dara Cem Dara") == "[Ann|Role] [Dara|Role] [Cem Dara|City]");
}

TEST_CASE("a rule's own patterns are alternatives: the first that passes speaks for the rule") {
  const TinyPack pack(
      rules({"  - id: one\n    match: ['{x:Person} {Person}', '{x:Person} {Person} {Person}', '{x:Person}']\n"
             "    where: not x.text = Cem\n    fold: Role = match\n",
             fold("other", "{Person}", "City", -1)}));
  CHECK(pack.tape("Ann Dara Bo Lin Cem Dara Ann") == "[Ann Dara|Role] [Bo Lin Cem|Role] [Dara Ann|Role]");
  CHECK(pack.tape("Cem Dara") == "[Cem|City] [Dara|Role]");
}

TEST_CASE("what a layer makes is a symbol for the next layer, not for itself") {
  const TinyPack pack(rules({fold("pair", "{Person} {Person}", "Person")}) + "---\n" + "layer: two\nrules:\n" +
                      fold("again", "{Person} {Person}", "Role"));
  CHECK(pack.tape("Ann Cem Dara Bo Lin") == "[Ann Cem Dara Bo Lin|Role]");
  CHECK(pack.tape("Ann Cem Dara") == "[Ann Cem Dara|Role]");
}

TEST_CASE("a name of several words is one symbol, the longest that stands there") {
  const TinyPack pack("", "Bo Lin Hall|City\nBo|Adjective\n");
  CHECK(pack.tape("Bo Lin Hall Bo Lin Bo") == "[Bo Lin Hall|City] [Bo Lin|Person] [Bo|Adjective]");
}

TEST_CASE("capitals of a lexicon name stand for themselves, lower case for any") {
  const TinyPack pack("", "high Court|Organization\n");
  CHECK(pack.tape("High Court high COURT high court") == "[High Court|Organization] [high COURT|Organization] high court");
}

TEST_CASE("entries hold in their period of validity, where the document has a date") {
  const TinyPack pack("layer: one\nrules:\n" + fold("x", "{Organization}", "Role"),
                      "Lake Pact|Organization|||kind=pact|1990-01-01|1999-12-31\n");
  const auto count = [&](const char* date) { return pack.analyze("Lake Pact", nullptr, relata::parse_date(date)).mentions.size(); };
  CHECK(count("1995-05-05") == 2);
  CHECK(count("2005-05-05") == 0);
  CHECK(count("") == 2);
}

TEST_CASE("words of closed classes stay text, whatever else a lexicon says of them") {
  const TinyPack pack("");
  CHECK(pack.tape("the joint per") == "the [joint|Adjective] [per|Adjective]");
}

TEST_CASE("a phrase whose words stay text hides no shorter name") {
  const TinyPack pack("");
  CHECK(pack.tape("per cent") == "[per|Adjective] cent");
}

TEST_CASE("numbers of several tokens are one") {
  const TinyPack pack("");
  CHECK(pack.tape("1,200 1,20 3.5 7.") == "[1,200|Number] [1|Number],[20|Number] [3.5|Number] [7|Number].");
}
