#include <catch2/catch.hpp>

#include "tests/resolve/support/story.h"

using namespace relata;
using namespace relata::test;

namespace {
const Attributes she{{"gender", "female"}, {"number", "singular"}, {"person", "3"}};
const Attributes female{{"gender", "female"}};

// A sentence that is nothing but the quotation `whole`.
MentionId alone(Story& story, std::string_view whole) {
  story.sentence(whole);
  (void)story.quotation(whole);
  const auto words = story.mark(whole, "Quotation");
  auto& draft = story.draft(words, "said", words);
  draft.subject.mention = no_mention;
  draft.subject.discourse = Discourse::speaker;
  return words;
}
}  // namespace

TEST_CASE("a quotation alone is said by whoever spoke in the sentence before") {
  Story story;
  story.sentence("Ana Ruiz told Karl Berg of it.");
  const auto ana = story.mark("Ana Ruiz", "Person", female);
  story.mark("Karl Berg", "Person");
  story.clause(ana, true);
  alone(story, "\"Peru waits.\"");
  CHECK(story.told() == "Ana Ruiz said Peru waits.");
}

TEST_CASE("a quotation alone goes on with the quotation before") {
  Story story;
  story.sentence("\"We came,\" said Ana Ruiz.");
  (void)story.quotation("\"We came,\"");
  const auto words = story.mark("\"We came,\"", "Quotation");
  const auto ana = story.mark("Ana Ruiz", "Person", female);
  story.draft(ana, "said", words);
  alone(story, "\"We stay.\"");
  alone(story, "\"We win.\"");
  CHECK(story.told() == "Ana Ruiz said We came,; Ana Ruiz said We stay.; Ana Ruiz said We win.");
}

TEST_CASE("a quotation alone that nobody leads up to is nobody's") {
  Story story;
  story.sentence("Ana Ruiz left.");
  story.clause(story.mark("Ana Ruiz", "Person", female));
  story.sentence("Rain fell.");
  story.sentence("Snow fell.");
  alone(story, "\"Peru waits.\"");
  CHECK(story.told().empty());
}

TEST_CASE("who goes on speaking does so on the day that the sentence before gave") {
  Story story;
  story.sentence("\"We came,\" said Ana Ruiz on Monday.");
  (void)story.quotation("\"We came,\"");
  const auto words = story.mark("\"We came,\"", "Quotation");
  const auto ana = story.mark("Ana Ruiz", "Person", female);
  story.clause(ana, true);
  const auto monday = story.mark("Monday", "Time");
  story.draft(ana, "said", words).when = monday;
  story.sentence("\"We stay,\" she said.");
  (void)story.quotation("\"We stay,\"");
  const auto more = story.mark("\"We stay,\"", "Quotation");
  const auto her = story.mark("she", "Pronoun", she);
  story.clause(her, true);
  story.draft(her, "said", more);
  TimeSource times;
  times.when = [&](const StatementDraft& draft) { return draft.when == monday ? std::string("2020-03-02") : std::string{}; };
  const auto statements = story.resolve(times).statements;
  REQUIRE(statements.size() == 2);
  CHECK(statements[0].when == "2020-03-02");
  CHECK(statements[1].when == "2020-03-02");
}

TEST_CASE("somebody else's day is not carried over") {
  Story story;
  story.sentence("\"We came,\" said Ana Ruiz on Monday.");
  (void)story.quotation("\"We came,\"");
  const auto words = story.mark("\"We came,\"", "Quotation");
  const auto ana = story.mark("Ana Ruiz", "Person", female);
  story.clause(ana, true);
  const auto monday = story.mark("Monday", "Time");
  story.draft(ana, "said", words).when = monday;
  story.sentence("\"We stay,\" said Karl Berg.");
  (void)story.quotation("\"We stay,\"");
  const auto more = story.mark("\"We stay,\"", "Quotation");
  const auto karl = story.mark("Karl Berg", "Person");
  story.clause(karl, true);
  story.draft(karl, "said", more);
  TimeSource times;
  times.when = [&](const StatementDraft& draft) { return draft.when == monday ? std::string("2020-03-02") : std::string{}; };
  const auto statements = story.resolve(times).statements;
  REQUIRE(statements.size() == 2);
  CHECK(statements[1].when.empty());
}

TEST_CASE("the two sides are the two countries that the story is plainly about") {
  const Attributes two{{"count", "2"}, {"of_type", "Country"}};
  Story story;
  for (int i = 0; i < 3; ++i) {
    story.sentence("Norway is far from Peru.");
    story.known("Norway");
    story.known("Peru");
  }
  story.sentence("Malta is small.");
  story.known("Malta");
  story.sentence("The two sides agreed.");
  CHECK(story.meaning(story.mark("The two sides", "SideSet", two)) == "Norway, Peru");
}
