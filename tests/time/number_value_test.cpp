#include "engine/time/number_value.h"

#include <catch2/catch.hpp>

using namespace relata;

TEST_CASE("parts of a number compose in the order they are said") {
  struct Case {
    std::vector<long> parts;
    std::optional<long> number;
  };
  const std::vector<Case> cases{{{7}, 7},
                                {{20, 5}, 25},
                                {{25, 1000}, 25000},
                                {{2, 100}, 200},
                                {{2, 100, 25}, 225},
                                {{100}, 100},
                                {{1000}, 1000},
                                {{3, 1000000, 2, 100, 1000, 7}, 3200007},
                                {{19, 97}, 1997},
                                {{20, 10}, 2010},
                                {{2, 1000, 6}, 2006},
                                {{19, 100}, 1900},
                                {{5, 20}, std::nullopt},
                                {{1000, 1000}, std::nullopt},
                                {{100, 100}, std::nullopt},
                                {{-1}, std::nullopt},
                                {{}, std::nullopt}};
  for (const Case& c : cases) {
    CAPTURE(c.parts);
    CHECK(compose_number(c.parts) == c.number);
  }
}

TEST_CASE("digits have a value with their commas and point") {
  CHECK(number_value("25") == 25.0);
  CHECK(number_value("1,500") == 1500.0);
  CHECK(number_value("2.5") == 2.5);
  CHECK(number_value("2 100") == 200.0);
  for (const char* none : {"", "x", "1.2.3", ".5", "5.", "12345678901234", ",5"}) {
    CAPTURE(none);
    CHECK_FALSE(number_value(none));
  }
}
