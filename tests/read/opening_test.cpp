#include "engine/read/opening.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "engine/text/tokens.h"
#include "tests/read/english.h"

using namespace relata;

namespace {

std::vector<Span> tokens_of(std::string_view text) {
  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens;
}

}  // namespace

TEST_CASE("A header line is header phrases beside a date") {
  struct Row {
    std::string_view text, header, date;
  };
  for (const auto& row : std::vector<Row>{{"date 2022-03-04 Listen 9 min Share this article Comment on this story",
                                           "date 2022-03-04 Listen 9 min Share this article Comment on this story", "2022-03-04"},
                                          {"date 2022-03-04 Norway's envoy met Mali's envoy.", "date 2022-03-04", "2022-03-04"},
                                          {"Published March 4, 2022 10:15 AM GMT", "Published March 4, 2022 10:15 AM GMT", "2022-03-04"},
                                          {"Updated: 4 March 2022 | 3 min read", "Updated: 4 March 2022 | 3 min read", "2022-03-04"},
                                          {"Friday, 4 March, 2022", "Friday, 4 March, 2022", "2022-03-04"},
                                          {"2022-03-04T10:00:00Z Oslo hosts talks.", "2022-03-04T10", "2022-03-04"},
                                          {"25/12/2021 Share", "25/12/2021 Share", "2021-12-25"},
                                          {"Share this article", "Share this article", ""},
                                          {"Share prices rose on Monday.", "", ""},
                                          {"March 4, 2022 was a cold day.", "", ""},
                                          {"Oslo hosts talks on March 4, 2022.", "", ""}}) {
    CAPTURE(row.text);
    const auto tokens = tokens_of(row.text);
    const auto hit = header_at(row.text, tokens, 0, tokens.size(), english());
    if (row.text.starts_with("2022-03-04T")) {
      CHECK(hit.date == Date{2022, 3, 4});
      continue;
    }
    CHECK(row.text.substr(0, hit.end) == row.header);
    CHECK((hit.date ? to_string(*hit.date) : "") == row.date);
  }
}

TEST_CASE("A dateline is a place, a date, an agency and a dash") {
  struct Row {
    std::string_view text, dateline, place, date;
  };
  for (const auto& row : std::vector<Row>{
           {"OSLO, June 19 (Norwire) -- The envoys met.", "OSLO, June 19 (Norwire) --", "OSLO", ""},
           {"OSLO — The envoys met.", "OSLO —", "OSLO", ""},
           {"MOLDE, WESTERN NORWAY, Nov. 15 (Norwire) --The envoys met.", "MOLDE, WESTERN NORWAY, Nov. 15 (Norwire) --", "MOLDE", ""},
           {"Oslo, Feb 3, 2021 (Norwire) - Envoys met.", "Oslo, Feb 3, 2021 (Norwire) -", "Oslo", "2021-02-03"},
           {"KYIV, Ukraine (NW) — Envoys met.", "KYIV, Ukraine (NW) —", "KYIV", ""},
           {"NEW DELHI: The envoys met.", "NEW DELHI:", "NEW DELHI", ""},
           {"OSLO/BERGEN, 3 May (Norwire) - Envoys met.", "OSLO/BERGEN, 3 May (Norwire) -", "OSLO", ""},
           {"(Norwire) - Envoys met.", "(Norwire) -", "", ""},
           {"Rio de Janeiro, 3 May 2020 (NW) -- Envoys met.", "Rio de Janeiro, 3 May 2020 (NW) --", "Rio de Janeiro", "2020-05-03"},
           {"Geneva — The envoys met.", "Geneva —", "Geneva", ""},
           {"Vogt — who was ill — stayed away.", "", "", ""},
           {"Vogt — Oslo's envoy — stayed away.", "", "", ""},
           {"NATO — the alliance of 31 — met.", "", "", ""},
           {"OSLO is cold.", "", "", ""},
           {"Vogt (left) met Berg.", "", "", ""}}) {
    CAPTURE(row.text);
    const auto tokens = tokens_of(row.text);
    const auto hit = dateline_at(row.text, tokens, 0, tokens.size(), true, english());
    CHECK(row.text.substr(hit.span.begin, hit.span.size()) == row.dateline);
    CHECK((hit.place ? row.text.substr(hit.place->begin, hit.place->size()) : "") == row.place);
    CHECK((hit.date ? to_string(*hit.date) : "") == row.date);
  }
}

TEST_CASE("Dates of records are read in the forms that sites use") {
  CHECK(first_date("Mon, 04 Mar 2022 10:00:00 +0000", english()) == Date{2022, 3, 4});
  CHECK(first_date("March 4th, 2022", english()) == Date{2022, 3, 4});
  CHECK(first_date("2022/03/04", english()) == Date{2022, 3, 4});
  CHECK_FALSE(first_date("03/04/2022", english()));
  CHECK_FALSE(first_date("2022-02-31", english()));
  CHECK_FALSE(first_date("soon", english()));
}
