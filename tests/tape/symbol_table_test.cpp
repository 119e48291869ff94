#include <catch2/catch.hpp>

#include "tests/tape/small_alphabet.h"

using namespace relata;
using relata::test::SmallAlphabet;

TEST_CASE("A symbol is of its type and of all types above it, and of no other") {
  const SmallAlphabet small;
  const SymbolId person = small.symbol(small.person);
  CHECK(small.symbols.is_a(person, small.person));
  CHECK(small.symbols.is_a(person, small.agent));
  CHECK_FALSE(small.symbols.is_a(person, small.country));
  CHECK_FALSE(small.symbols.is_a(small.symbol(small.agent), small.person));
}

TEST_CASE("One and a group of a type are two symbols, and a test for groups tells them apart") {
  const SmallAlphabet small;
  const SymbolId one = small.symbol(small.person), many = small.symbol(small.person, true);
  REQUIRE(one != many);
  TypeTest persons, groups;
  persons.types = groups.types = {small.person};
  groups.group_only = true;
  CHECK(small.symbols.satisfies(one, persons));
  CHECK(small.symbols.satisfies(many, persons));
  CHECK_FALSE(small.symbols.satisfies(one, groups));
  CHECK(small.symbols.satisfies(many, groups));
}

TEST_CASE("Letters are private-use code points of plane 15, and a class names just those wanted") {
  const SmallAlphabet small;
  const LetterId letter = small.symbols.letter(small.symbol(small.verb));
  CHECK(SymbolTable::code_point(letter) >= first_symbol);
  CHECK(small.symbols.utf8(small.symbol(small.verb)).size() == 4);
  LetterSet wanted(small.symbols.letters());
  CHECK(small.symbols.class_body(wanted).empty());
  wanted.set(0);
  CHECK(small.symbols.class_body(wanted) == "\\x{F0010}");
  wanted.set(1);
  wanted.set(3);
  CHECK(small.symbols.class_body(wanted) == "\\x{F0010}-\\x{F0011}\\x{F0013}");
}

TEST_CASE("Symbols that no pattern tells apart share a letter, those that one does tell apart keep their own") {
  SmallAlphabet small;
  const std::size_t before = small.symbols.letters();
  small.symbols.merge_letters({{small.agent, 2}, {small.verb, 1}});
  CHECK(small.symbols.letters() < before);
  const auto letter = [&](TypeId type, bool group = false) { return small.symbols.letter(small.symbol(type, group)); };
  CHECK(letter(small.person) == letter(small.country));
  CHECK(letter(small.person) != letter(small.verb));
  CHECK(letter(small.person) != letter(small.person, true));
  CHECK(small.symbols.with_type(small.agent).test(letter(small.person)));
}

TEST_CASE("A set of types that was never numbered is the closest that was") {
  const SmallAlphabet small;
  CHECK(small.symbols.find({small.person, small.verb}, false) == small.symbol(small.person));
}
