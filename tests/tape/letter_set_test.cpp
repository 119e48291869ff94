#include "engine/tape/letter_set.h"

#include <catch2/catch.hpp>

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
