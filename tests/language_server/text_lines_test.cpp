#include "tools/relata/language_server/text_lines.h"

#include <catch2/catch.hpp>
#include <string>

using namespace relata::language_server;

TEST_CASE("a character outside the basic plane is two units") {
  const std::string text = "a\U0001F600b\nçd";
  const TextLines lines(text);
  struct Row {
    Place place;
    std::uint32_t byte;
  };
  for (const Row& row : {Row{{0, 0}, 0}, Row{{0, 1}, 1}, Row{{0, 3}, 5}, Row{{0, 4}, 6}, Row{{1, 0}, 7}, Row{{1, 1}, 9}, Row{{1, 2}, 10}}) {
    CHECK(lines.byte_at(row.place) == row.byte);
    CHECK(lines.place_of(row.byte) == row.place);
  }
}

TEST_CASE("where units are UTF-8, they are the bytes of a line") {
  const std::string text = "a\U0001F600b\n\u00e7d";
  const TextLines lines(text, Units::utf8);
  for (const std::uint32_t byte : {0, 1, 5, 6}) {
    CHECK(lines.place_of(byte) == Place{0, byte});
    CHECK(lines.byte_at({0, byte}) == byte);
  }
  CHECK(lines.byte_at({0, 3}) == 1);  // within the character
  CHECK(lines.place_of(10) == Place{1, 3});
}

TEST_CASE("places that no character has go to the nearest before them") {
  const std::string text = "a\U0001F600b\r\nsecond";
  const TextLines lines(text);
  CHECK(lines.byte_at({0, 2}) == 1);    // between the two units
  CHECK(lines.byte_at({0, 99}) == 6);   // behind the line
  CHECK(lines.byte_at({1, 99}) == 14);  // behind the text
  CHECK(lines.byte_at({9, 0}) == 14);
  CHECK(lines.place_of(3) == Place{0, 1});  // within the character
  CHECK(lines.place_of(99) == Place{1, 6});
}

TEST_CASE("lines end with line feed, carriage return or both") {
  const std::string text = "one\ntwo\r\nthree\rfour";
  const TextLines lines(text);
  REQUIRE(lines.count() == 4);
  const auto words = [&](std::uint32_t number) { return text.substr(lines.line(number).begin, lines.line(number).size()); };
  CHECK(words(0) == "one");
  CHECK(words(1) == "two");
  CHECK(words(2) == "three");
  CHECK(words(3) == "four");
  CHECK(words(4).empty());
  CHECK(lines.place_of(15) == Place{3, 0});
}

TEST_CASE("a byte that is no UTF-8 is one unit") {
  const std::string text = "a\xff\xc3\xe2\x82z";
  const TextLines lines(text);
  CHECK(lines.place_of(5) == Place{0, 5});
  CHECK(lines.byte_at({0, 5}) == 5);
}
