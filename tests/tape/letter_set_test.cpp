#include "engine/tape/letter_set.h"

#include <catch2/catch.hpp>

#include "engine/tape/letter_classes.h"

using relata::LetterClasses;
using relata::LetterSet;

namespace {

LetterSet of(std::initializer_list<std::size_t> letters) {
  LetterSet set(130);
  for (const std::size_t letter : letters) set.set(letter);
  return set;
}

}  // namespace

TEST_CASE("Sets of letters join, meet and lose members, also beyond one machine word") {
  CHECK((of({1, 64}) |= of({129})) == of({1, 64, 129}));
  CHECK((of({1, 64, 129}) &= of({64, 129})) == of({64, 129}));
  CHECK(of({1, 64, 129}).remove(of({64})) == of({1, 129}));
}

TEST_CASE("A set without letters holds none and takes others in") {
  LetterSet none;
  CHECK(none.none());
  CHECK_FALSE(none.test(0));
  CHECK((none |= of({5})) == of({5}));
}

TEST_CASE("Letters share a class until some set tells them apart") {
  LetterClasses classes(130);
  CHECK(classes.size() == 1);
  classes.divide(of({1, 2, 64}));
  classes.divide(of({2, 64, 129}));
  classes.divide(of({2, 64}));
  CHECK(classes.size() == 4);
  CHECK(classes.of(2) == classes.of(64));
  CHECK(classes.of(3) == classes.of(128));
  CHECK(classes.of(1) != classes.of(2));
  CHECK(classes.of(129) != classes.of(3));
  std::vector<std::uint32_t> within;
  classes.for_each(of({2, 64, 129}), [&](std::uint32_t c) { within.push_back(c); });
  CHECK(within.size() == 2);
}
