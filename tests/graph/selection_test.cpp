// The part of a graph that is asked for.
#include "engine/graph/selection.h"

#include <catch2/catch.hpp>

#include "tests/write/sample.h"

using namespace relata;
using sample::end_of;
using sample::known;
using sample::statement;

namespace {

const End anna = known("Q1", "Person", "Anna Lind", {"Ms. Lind"});
const End boris = known("Q2", "Person", "Boris Orlov");
const End chen = known("Q3", "Person", "Chen Li");
const End peru = known("Q4", "Country", "Peru");

[[nodiscard]] std::vector<Statement> statements() {
  return {statement("1", anna, "met", boris, "2023-06-19"),
          statement("2", boris, "met", anna, "2023-07-01/2023-07-03"),
          statement("3", boris, "visited", peru, "2024"),
          statement("4", boris, "met", chen, "", Mode::planned),
          statement("5", chen, "warned", peru),
          statement("6", anna, "said", end_of("6", "Quotation", "Enough")),
          statement("7", chen, "said", end_of("7", "Quotation", "Not yet"))};
}

// The documents of what is left, each a letter: "1236".
[[nodiscard]] std::string left(const GraphFilter& filter) {
  std::vector<Statement> all = statements();
  const Vocabulary vocabulary = sample::vocabulary();
  GraphEntities entities = resolve_across_documents(all, vocabulary);
  if (!select(filter, vocabulary, all, entities)) return "nobody";
  CHECK(entities.ends.size() == all.size());
  std::string docs;
  for (const Statement& s : all) docs += s.doc;
  return docs;
}

}  // namespace

TEST_CASE("each condition takes away what it does not ask for") {
  struct Row {
    const char* what;
    GraphFilter filter;
    const char* left;
  };
  const std::vector<Row> rows{
      {"nothing asked", {}, "1234567"},
      {"relations", {.relations = {"met", "warned"}}, "1245"},
      {"modes", {.modes = {Mode::planned}}, "4"},
      {"types: both ends, and what was said", {.types = {"Person"}}, "12467"},
      {"since: an interval that reaches into it", {.since = Date{2023, 7, 2}}, "23"},
      {"until", {.until = Date{2023, 6, 30}}, "1"},
      {"both", {.since = Date{2023, 6, 1}, .until = Date{2023, 7, 1}}, "12"},
      {"weight: an edge in either order counts as one, and words go with their speaker's last edge", {.min_weight = 2}, "126"},
      {"ego, one hop", {.ego = "Anna Lind"}, "126"},
      {"ego by another name, without regard to case", {.ego = "ms. lind"}, "126"},
      {"ego by id", {.ego = "Q4"}, "3457"},
      {"two hops, and edges among those reached", {.ego = "Anna Lind", .hops = 2}, "1234567"},
      {"no hops: what is said of one alone", {.ego = "Anna Lind", .hops = 0}, "6"},
      {"hops count along what the other conditions leave", {.modes = {Mode::asserted}, .ego = "Anna Lind", .hops = 2}, "1236"},
      {"nobody of the name", {.ego = "Zoe"}, "nobody"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(left(row.filter) == row.left);
  }
}

TEST_CASE("a selection leaves ids as they are in the whole graph") {
  std::vector<Statement> all = sample::many();
  const Vocabulary vocabulary = sample::vocabulary();
  const GraphEntities whole = resolve_across_documents(all, vocabulary);
  GraphEntities entities = whole;
  REQUIRE(select({.relations = {"met"}}, vocabulary, all, entities));
  CHECK(all.size() < whole.ends.size());
  for (std::size_t i = 0; i < whole.entities.size(); ++i) CHECK(entities.entities[i].id == whole.entities[i].id);
}
