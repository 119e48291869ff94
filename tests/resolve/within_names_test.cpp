#include "engine/resolve/within_names.h"

#include <catch2/catch.hpp>

#include "tests/resolve/support/story.h"

using namespace relata;
using namespace relata::test;
using namespace relata::within;

TEST_CASE("middle initials go, a first initial stays") {
  CHECK(without_middle_initials("Arlen W. Pike") == "Arlen Pike");
  CHECK(without_middle_initials("J. D. Mott") == "J. D. Mott");
  CHECK(without_middle_initials("Pike") == "Pike");
}

TEST_CASE("names are compared without accents, hyphens and case") {
  CHECK(join(key_tokens("Álvaro al-Ruíz")) == "alvaro al ruiz");
  const auto a = personal_name("Marta E. Lund", "", ""), b = personal_name("M. Lund", "", ""), c = personal_name("Nils Lund", "", "");
  CHECK(given_names_agree(a, b));
  CHECK_FALSE(given_names_agree(a, c));
  CHECK_FALSE(given_names_agree(personal_name("Marta E. Lund", "", ""), personal_name("Marta F.G. Lund", "", "")));
  CHECK(given_names_agree(personal_name("Marta F. Lund", "", ""), personal_name("Marta F.G. Lund", "", "")));
  CHECK(surnames_agree(personal_name("Piet van der Aa", "Piet", "van der Aa"), personal_name("Aa", "", "Aa")));
}

TEST_CASE("a surname that is the first name as well stands last") {
  CHECK(personal_name("Rashid Omar Rashid", "Rashid", "Rashid").form == "Rashid Omar Rashid");
  CHECK(personal_name("Minister Rashid", "", "Rashid").form == "Rashid");
}

TEST_CASE("a later short name means the bearer of the full one") {
  Story story;
  story.sentence("Arlen W. Pike met Ana Ruiz.");
  story.mark("Arlen W. Pike", "Person");
  story.mark("Ana Ruiz", "Person");
  story.sentence("Pike urged Ruiz.");
  const auto pike = story.mark("Pike", "Person"), ruiz = story.mark("Ruiz", "Person");
  story.draft(pike, "urged", ruiz);
  CHECK(story.told() == "Arlen Pike urged Ana Ruiz");
}

TEST_CASE("of two bearers of a surname the one the story is about") {
  Story story;
  story.sentence("Arlen Pike arrived with Dora Pike.");
  const auto arlen = story.mark("Arlen Pike", "Person");
  story.mark("Dora Pike", "Person", {{"gender", "female"}});
  story.clause(arlen);
  story.sentence("Pike urged Sato.");
  const auto pike = story.mark("Pike", "Person");
  story.clause(pike);
  story.sentence("Mrs. Pike left.");
  const auto mrs = story.mark("Pike", "Person", {{"gender", "female"}, {"surname", "Pike"}, {"title", "Mrs."}});
  CHECK(story.meaning(pike) == "Arlen Pike");
  CHECK(story.meaning(mrs) == "Dora Pike");
}

TEST_CASE("a role tells two bearers of a surname apart") {
  Story story;
  story.sentence("Finance Minister Lee Sun met President Lee Han.");
  story.official("Lee Sun", "Finance Minister", no_mention, {{"given", "Sun"}, {"surname", "Lee"}});
  story.official("Lee Han", "President", no_mention, {{"given", "Han"}, {"surname", "Lee"}});
  story.sentence("President Lee spoke.");
  const auto lee = story.official("Lee", "President", no_mention, {{"surname", "Lee"}});
  CHECK(story.meaning(lee) == "Lee Han");
}

TEST_CASE("a name that comes short only keeps its short form") {
  Story story;
  story.sentence("Mr. Okafor spoke.");
  const auto okafor = story.mark("Okafor", "Person", {{"surname", "Okafor"}, {"title", "Mr."}});
  CHECK(story.meaning(okafor) == "Okafor");
}

TEST_CASE("a family name in front stays there") {
  Story story;
  story.sentence("Wen Li left.");
  story.mark("Wen Li", "Person", {{"surname", "Wen"}, {"given", "Li"}});
  story.sentence("Wen spoke.");
  const auto wen = story.mark("Wen", "Person");
  CHECK(story.meaning(wen) == "Wen Li");
}

TEST_CASE("a person and a company of one name stay apart") {
  Story story;
  story.sentence("Hugo Marks urged Marks.");
  const auto hugo = story.mark("Hugo Marks", "Person"), company = story.mark("Marks", "Organization");
  story.draft(hugo, "urged", company);
  CHECK(story.told() == "Hugo Marks urged Marks");
}

TEST_CASE("bodies shorten to acronyms and to the end of their name") {
  Story story;
  story.sentence("The Northern Grain Council (NGC) spoke.");
  story.mark("Northern Grain Council", "Organization", {{"acronym", "NGC"}});
  story.sentence("NGC urged Peru.");
  const auto ngc = story.mark("NGC", "Organization");
  const auto peru = story.known("Peru");
  story.draft(ngc, "urged", peru);
  story.sentence("The Grain Council left.");
  const auto part = story.mark("Grain Council", "Organization");
  CHECK(story.told() == "Northern Grain Council urged Peru");
  CHECK(story.meaning(part) == "Northern Grain Council");
}

TEST_CASE("a ministry is named with its country") {
  Story story;
  story.sentence("China's Trade Ministry spoke.");
  const auto china = story.known("China"), ministry = story.mark("Trade Ministry", "Organization", {{"generic", "yes"}});
  const auto whole = story.fold("China's Trade Ministry", "Organization", ministry, {china, ministry});
  CHECK(story.meaning(whole) == "Chinese Trade Ministry");
}

TEST_CASE("an acting capital is its country, a visited one a city") {
  Story story;
  story.sentence("Beijing urged Peru.");
  const auto acting = story.known("Beijing");
  const auto peru = story.known("Peru");
  story.draft(acting, "urged", peru);
  story.sentence("Ana Ruiz visited Beijing.");
  const auto ana = story.mark("Ana Ruiz", "Person"), visited = story.known("Beijing");
  story.draft(ana, "visited", visited);
  CHECK(story.told() == "China urged Peru; Ana Ruiz visited Beijing");
}

TEST_CASE("a side given by an adjective is its country") {
  Story story;
  story.sentence("The Chinese side urged Peru.");
  const auto adjective = story.known("Chinese");
  const auto side = story.fold("The Chinese side", "Country", adjective, {adjective});
  const auto peru = story.known("Peru");
  story.draft(side, "urged", peru);
  CHECK(story.told() == "China urged Peru");
}

TEST_CASE("ids are the lexicon's, else a function of document, type and label") {
  const auto make = [](std::string doc) {
    Story story;
    story.document.id = std::move(doc);
    story.sentence("Ana Ruiz urged Peru.");
    const auto ana = story.mark("Ana Ruiz", "Person"), peru = story.known("Peru");
    story.draft(ana, "urged", peru);
    return story.resolve().statements.at(0);
  };
  const Statement one = make("a"), again = make("a"), other = make("b");
  CHECK(one.object.id == "Q419");
  CHECK(one.subject.id == again.subject.id);
  CHECK(one.id == again.id);
  CHECK(one.subject.id != other.subject.id);
  CHECK(one.rule == "probe/rule");
  CHECK(one.evidence.text == "Ana Ruiz urged Peru");
}
