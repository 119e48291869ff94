// Over the scraped pages that lie beside the project; a test of its own (ctest read_seeds), which skips visibly where they are absent.
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <string>

#include "engine/read/documents.h"
#include "engine/read/prepare.h"
#include "tests/read/english.h"
#include "tests/source_folder.h"

using namespace relata;

TEST_CASE("Scraped pages give their dates, their sentences, and no clutter", "[.seeds]") {
  const std::string folder = source_folder() + "/../shared/seeds";
  if (!std::filesystem::exists(folder)) {
    std::puts("skipped: there is no ../shared/seeds");
    return;
  }
  struct Expected {
    std::string id;
    std::string date;
    std::size_t fewest, most;  // unmasked sentences of the document's voice
  };
  const std::vector<Expected> table = {{"000", "2023-06-19", 36, 44},
                                       {"001", "2023-06-18", 38, 50},
                                       {"002", "2023-06-19", 66, 80},
                                       {"003", "", 15, 22},
                                       {"004", "2023-06-19", 45, 65}};
  DocumentStream stream({folder}, english());
  Document document;
  std::size_t count = 0;
  while (stream.next(document)) {
    CAPTURE(document.id);
    CHECK(prepare(document, english()) == Prepared::ready);
    REQUIRE(count < table.size());
    const auto& expected = table[count++];
    CHECK(document.id.starts_with(expected.id));
    CHECK((document.date ? to_string(*document.date) : "") == expected.date);
    std::size_t voice = 0;
    for (const auto& sentence : document.sentences) {
      if (sentence.masked || sentence.quotation >= 0) continue;
      ++voice;
      const auto words = document.text.substr(sentence.span.begin, sentence.span.size());
      CAPTURE(words);
      for (const auto* clutter :
           {"Telegram", "Subscribe", "Listen", "Share this", "pic.twitter", "Follow us", "Comment on", "reported from",
            "contributed report", "inputs from", "Leave a", "#", "Leah Millis", "CNN", "ArrowRight"}) {
        CHECK(words.find(clutter) == std::string::npos);
      }
      CHECK(words.size() < 1200);
    }
    CHECK(voice >= expected.fewest);
    CHECK(voice <= expected.most);
  }
  CHECK(count == table.size());
}
