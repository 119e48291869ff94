#include <catch2/catch.hpp>
#include <string>

#include "engine/read/prepare.h"
#include "tests/read/english.h"

using namespace relata;

namespace {

std::uint64_t print_of(const std::string& text) {
  Document document;
  document.text = text;
  (void)prepare(document, english());
  return document.print;
}

const std::string story =
    "Norway's foreign minister met her Malian counterpart in Bergen on Friday for talks on fishing quotas and port security.\n\n"
    "The two ministers spent three hours in the old customs house before facing reporters together.\n\n"
    "“We have settled the largest part of our differences,” the minister said, adding that experts would draft an agreement by "
    "autumn.\n\nMali had complained since spring that Norwegian trawlers ignored its licences.\n\n"
    "Officials from both capitals will meet again next month in Bamako, the ministry announced.";

}  // namespace

TEST_CASE("Copies under another header, dateline and footer have equal prints") {
  CHECK(print_of(story) != 0);
  CHECK(print_of(story) == print_of("Ministers Settle Quota Dispute\n\nBERGEN, March 4 (Norwire) -- " + story));
  CHECK(print_of(story) == print_of("date 2022-03-04 Share\n\n" + story + "\n\n(Reporting by Ann Lee)\n\nFollow us on Twitter."));
  CHECK(print_of(story) == print_of(story + "\n\nFurther rounds are planned, according to people who know the matter."));
}

TEST_CASE("Spelling of quotes and white space leaves the print alone") {
  std::string copy = story;
  for (const auto& [curly, straight] : {std::pair<std::string, std::string>{"“", "\""}, {"”", "\""}}) {
    for (auto at = copy.find(curly); at != std::string::npos; at = copy.find(curly)) copy.replace(at, curly.size(), straight);
  }
  CHECK(print_of(story) == print_of(copy));
}

TEST_CASE("Other stories on the subject have other prints") {
  CHECK(print_of(story) !=
        print_of("Norway's foreign minister will travel to Bamako next month for talks on fishing quotas and port security.\n\n"
                 "Mali's minister expects an agreement before autumn, the ministry announced on Monday."));
}
