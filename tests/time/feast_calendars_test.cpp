#include "engine/time/feast_calendars.h"

#include <catch2/catch.hpp>

#include "engine/time/within_anchor.h"

using namespace relata;

namespace {

std::string first_day(Feast calendar, int month, std::optional<int> day, int year) {
  const auto days = feast_in_year(calendar, month, day, year);
  return days ? to_string(days->first) : "none";
}

}  // namespace

TEST_CASE("the chinese new year, leap months before it included") {
  const std::pair<int, const char*> known[] = {{1985, "1985-02-20"}, {2006, "2006-01-29"}, {2015, "2015-02-19"}, {2023, "2023-01-22"},
                                               {2024, "2024-02-10"}, {2026, "2026-02-17"}, {2033, "2033-01-31"}, {2034, "2034-02-19"}};
  for (const auto& [year, day] : known) CHECK(first_day(Feast::chinese, 1, 1, year) == day);
  CHECK(first_day(Feast::chinese, 8, 15, 2023) == "2023-09-29");
  CHECK(first_day(Feast::chinese, 5, 5, 2020) == "2020-06-25");
}

TEST_CASE("feasts of the hebrew calendar") {
  CHECK(first_day(Feast::hebrew, 1, 15, 2023) == "2023-04-06");
  CHECK(first_day(Feast::hebrew, 1, 15, 2024) == "2024-04-23");
  CHECK(first_day(Feast::hebrew, 7, 1, 2023) == "2023-09-16");
  CHECK(first_day(Feast::hebrew, 7, 10, 2024) == "2024-10-12");
  CHECK(first_day(Feast::hebrew, 9, 25, 2024) == "2024-12-26");
  CHECK(first_day(Feast::hebrew, 12, 14, 2024) == "2024-03-24");
}

TEST_CASE("months and feasts of the islamic calendar by its tabular rule") {
  CHECK(first_day(Feast::islamic, 9, std::nullopt, 2023) == "2023-03-23");
  CHECK(first_day(Feast::islamic, 10, 1, 2023) == "2023-04-22");
  const auto month = feast_in_year(Feast::islamic, 9, std::nullopt, 2023);
  REQUIRE(month);
  CHECK(to_string(month->second) == "2023-04-21");
}

TEST_CASE("years that no calendar reaches have no feast") {
  CHECK(first_day(Feast::chinese, 1, 1, 1200) == "none");
  CHECK(first_day(Feast::hebrew, 1, 15, 0) == "none");
  CHECK(first_day(Feast::islamic, 13, 1, 2023) == "none");
}

TEST_CASE("an anchor is shifted in units, and its own finer grain stays") {
  const CalendarPeriod day = day_period({2023, 6, 19}), month = period_of({2023, 6, 19}, TimeUnit::month);
  CHECK(timex_value(*shifted_by(day, TimeUnit::week, 2)) == "2023-07-03");
  CHECK(timex_value(*shifted_by(day, TimeUnit::month, -1)) == "2023-05-19");
  CHECK(timex_value(*shifted_by(day, TimeUnit::year, 1)) == "2024-06-19");
  CHECK(timex_value(*shifted_by(month, TimeUnit::year, -2)) == "2021-06");
  CHECK(timex_value(*shifted_by(month, TimeUnit::day, 1)) == "2023-07-01");
  CHECK(timex_value(*shifted_by(month, TimeUnit::day, -1)) == "2023-05-31");
  CHECK_FALSE(shifted_by(day, TimeUnit::year, 9000));
}

TEST_CASE("the nth weekday or unit of an anchor, if it has so many") {
  const CalendarPeriod month = period_of({2023, 2, 1}, TimeUnit::month);
  TimeAttributes friday;
  friday.weekday = 5;
  friday.nth = -1;
  CHECK(timex_value(*within_anchor(friday, month)) == "2023-02-24");
  friday.nth = 5;
  CHECK_FALSE(within_anchor(friday, month));
  TimeAttributes last_day;
  last_day.unit = TimeUnit::day;
  last_day.nth = -1;
  CHECK(timex_value(*within_anchor(last_day, month)) == "2023-02-28");
}
