#include "engine/read/paragraphs.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace {

std::vector<std::string> paragraphs(std::string_view text) {
  std::vector<std::string> out;
  for (const auto span : relata::find_paragraphs(text)) out.emplace_back(text.substr(span.begin, span.size()));
  return out;
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Blank lines part paragraphs") {
  CHECK(paragraphs("One.\n\nTwo.\r\n \r\nThree.") == Words{"One.", "Two.", "Three."});
  CHECK(paragraphs("\n\n  \n").empty());
}

TEST_CASE("Line ends part paragraphs unless the text is wrapped to a width") {
  CHECK(paragraphs("Oslo hosts talks.\nThe talks begin on Monday.\nThey end on Friday.").size() == 3);
  CHECK(paragraphs("The envoys of both sides met again in the old town hall of\n"
                   "Oslo on Monday and went through the list of open points one\n"
                   "after the other, without a break and without the press, and\n"
                   "then left.\n\nThey will meet again.")
            .size() == 2);
  CHECK(paragraphs("The envoys met in\nthe old town hall.").size() == 1);
}

TEST_CASE("Items of a list are paragraphs") {
  CHECK(paragraphs("The dates:\n-- November 1986\n-- May 1991") == Words{"The dates:", "-- November 1986", "-- May 1991"});
}
