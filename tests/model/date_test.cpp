#include "engine/model/date.h"

#include <catch2/catch.hpp>

using namespace relata;

TEST_CASE("A date is read from ISO days and date-times, and from nothing else") {
  CHECK(parse_date("2023-06-19") == Date{2023, 6, 19});
  CHECK(parse_date("2022-03-04T05:06:07") == Date{2022, 3, 4});
  CHECK(parse_date("2023-06-19 01:21") == Date{2023, 6, 19});
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  for (const auto* text : {"", "2023", "2023-06", "2023-02-29", "2023-13-01", "2023-00-10", "2023-06-31", "19 June 2023", "2023-06-19x",
                           "2023/06/19", "2023-06-1", "0000-01-01"}) {
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("Days since 1970 and back give the same date") {
  CHECK(to_days({1970, 1, 1}) == 0);
  CHECK(to_days({2000, 3, 1}) == 11017);
  CHECK(to_days({1969, 12, 31}) == -1);
  for (long days = -800000; days < 800000; days += 37) CHECK(to_days(from_days(days)) == days);
}

TEST_CASE("Weekdays run from Monday, 1, to Sunday, 7") {
  CHECK(weekday({2023, 6, 19}) == 1);
  CHECK(weekday({2023, 6, 18}) == 7);
  CHECK(weekday({1945, 5, 8}) == 2);
  CHECK(weekday({1600, 2, 29}) == 2);
}

TEST_CASE("Months have their lengths, leap years theirs") {
  CHECK(days_in_month(2023, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2023, 11) == 30);
  CHECK(days_in_month(2023, 12) == 31);
}

TEST_CASE("Adding months clips the day to the month's length") {
  CHECK(add_months({2023, 1, 31}, 1) == Date{2023, 2, 28});
  CHECK(add_months({2023, 11, 15}, 3) == Date{2024, 2, 15});
  CHECK(add_months({2023, 1, 15}, -1) == Date{2022, 12, 15});
  CHECK(add_months({2024, 2, 29}, -12) == Date{2023, 2, 28});
}

TEST_CASE("Dates are written in ISO form") {
  CHECK(to_string({2023, 6, 9}) == "2023-06-09");
}
