#include "engine/diagnostics/did_you_mean.h"

#include <catch2/catch.hpp>

using namespace relata;

TEST_CASE("the nearest word is offered, and none if none is near") {
  const std::vector<std::string> words = {"Agent", "Person", "Place", "Organization", "visited", "spokeWith", "of"};
  struct Case {
    const char *word, *near;
  };
  for (const Case& c : std::vector<Case>{{"Agnet", "Agent"},
                                         {"agent", "Agent"},
                                         {"Persons", "Person"},
                                         {"Plase", "Place"},
                                         {"Organisation", "Organization"},
                                         {"spokewith", "spokeWith"},
                                         {"Zebra", ""},
                                         {"x", ""},
                                         {"", ""},
                                         {"OF", "of"}}) {
    INFO(c.word);
    CHECK(did_you_mean(c.word, words) == c.near);
  }
  CHECK(suggestion("Agnet", words) == "did you mean `Agent`?");
  CHECK(suggestion("Zebra", words).empty());
  CHECK(did_you_mean(std::string(100000, 'a'), words).empty());
}
