#include "engine/time/time_value.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace relata;

namespace {

Attributes attributes(const std::string& text) {
  Attributes out;
  std::istringstream in(text);
  for (std::string pair; in >> pair;) {
    const auto at = pair.find('=');
    out.emplace_back(pair.substr(0, at), pair.substr(at + 1));
  }
  return out;
}

struct Case {
  const char* says;  // the words, for the reader
  const char* date;  // of the document; empty: unknown
  Tense tense;
  const char* attributes;
  const char* value;
  const char* when;
};

void check(TimeKind kind, const char* type, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.says << " on " << c.date);
    TimeContext context;
    context.document_date = parse_date(c.date);
    context.tense = c.tense;
    const TimeValue found = compute(read_time_attributes(kind, attributes(c.attributes)), context);
    CHECK(found.timex_type == type);
    CHECK(found.value == c.value);
    CHECK(found.iso_when == c.when);
  }
}

constexpr Tense past = Tense::past, future = Tense::future, present = Tense::present, unknown = Tense::unknown;

}  // namespace

TEST_CASE("a full date needs nothing but itself") {
  check(TimeKind::date, "DATE",
        {{"June 19, 2023", "", unknown, "year=2023 month=6 day=19", "2023-06-19", "2023-06-19"},
         {"October 2001", "", past, "year=2001 month=10", "2001-10", "2001-10"},
         {"2018", "", past, "year=2018", "2018", "2018"},
         {"the 1990s", "", past, "decade=199", "199", "1990/1999"},
         {"the late 1970s", "", past, "decade=197 mod=END", "197", "1977/1979"},
         {"the 20th century", "", past, "century=20", "19", "1900/1999"},
         {"the first quarter of 2006", "", future, "year=2006 quarter=1", "2006-Q1", "2006-01-01/2006-03-31"},
         {"the second half of 2009", "", past, "year=2009 half=2", "2009-H2", "2009-07-01/2009-12-31"},
         {"the summer of 1994", "", past, "year=1994 season=SU", "1994-SU", "1994-06-01/1994-08-31"},
         {"the winter of 1994", "", past, "year=1994 season=WI", "1994-WI", "1994-12-01/1995-02-28"},
         {"late 2021", "", past, "year=2021 mod=END", "2021", "2021-09-01/2021-12-31"},
         {"early March 2004", "", past, "year=2004 month=3 mod=START", "2004-03", "2004-03-01/2004-03-10"},
         {"the end of February 2004", "", past, "year=2004 month=2 mod=END", "2004-02", "2004-02-21/2004-02-29"},
         {"around 1998", "", past, "year=1998 mod=APPROX", "1998", "1998"},
         {"since 2019", "", past, "year=2019 open=yes", "2019", ""}});
}

TEST_CASE("a bare weekday is the last one in the past and the next one ahead, the document's day included") {
  check(TimeKind::date, "DATE",
        {{"met on Sunday", "2023-06-19", past, "weekday=7", "2023-06-18", "2023-06-18"},
         {"met on Monday", "2023-06-19", past, "weekday=1", "2023-06-19", "2023-06-19"},
         {"will meet on Monday", "2023-06-19", future, "weekday=1", "2023-06-19", "2023-06-19"},
         {"will meet on Thursday", "2005-11-23", future, "weekday=4", "2005-11-24", "2005-11-24"},
         {"flies in on Monday", "1997-04-06", present, "weekday=1", "1997-04-07", "1997-04-07"},
         {"on Friday", "2023-06-19", unknown, "weekday=5", "2023-06-16", "2023-06-16"},
         {"last Friday", "1998-03-20", past, "weekday=5 relation=last", "1998-03-13", "1998-03-13"},
         {"next Tuesday", "2008-05-01", future, "weekday=2 relation=next", "2008-05-06", "2008-05-06"},
         {"this coming Friday", "2008-05-01", future, "weekday=5 relation=coming", "2008-05-02", "2008-05-02"},
         {"this Saturday", "2008-05-01", unknown, "weekday=6 relation=this", "2008-05-03", "2008-05-03"},
         {"Monday of last week", "2008-05-01", past, "weekday=1 unit=week relation=last", "2008-04-21", "2008-04-21"},
         {"on Monday", "", past, "weekday=1", "XXXX-WXX-1", ""}});
}

TEST_CASE("a bare month lies in the direction of its tense") {
  check(TimeKind::date, "DATE",
        {{"postponed in February", "2023-06-19", past, "month=2", "2023-02", "2023-02"},
         {"met in November", "2023-06-19", past, "month=11", "2022-11", "2022-11"},
         {"will meet in November", "2023-06-19", future, "month=11", "2023-11", "2023-11"},
         {"will meet in February", "2023-06-19", future, "month=2", "2024-02", "2024-02"},
         {"met in June", "2023-06-19", past, "month=6", "2023-06", "2023-06"},
         {"will meet in June", "2023-06-19", future, "month=6", "2023-06", "2023-06"},
         {"the July talks", "2023-06-19", unknown, "month=7", "2023-07", "2023-07"},
         {"last November", "2023-06-19", past, "month=11 relation=last", "2022-11", "2022-11"},
         {"last May", "2023-06-19", past, "month=5 relation=last", "2023-05", "2023-05"},
         {"next January", "2023-06-19", future, "month=1 relation=next", "2024-01", "2024-01"},
         {"this September", "2023-06-19", future, "month=9 relation=this", "2023-09", "2023-09"},
         {"in June last year", "2023-06-19", past, "month=6 unit=year relation=last", "2022-06", "2022-06"},
         {"in May", "", past, "month=5", "XXXX-05", ""}});
}

TEST_CASE("a day of the year takes the year that brings it nearest") {
  check(TimeKind::date, "DATE",
        {{"December 21 talks", "2005-12-12", past, "month=12 day=21", "2005-12-21", "2005-12-21"},
         {"on Nov. 25", "2000-02-16", past, "month=11 day=25", "1999-11-25", "1999-11-25"},
         {"from Jan. 14", "2000-12-30", future, "month=1 day=14", "2001-01-14", "2001-01-14"},
         {"on August 1", "1998-03-01", past, "month=8 day=1", "1997-08-01", "1997-08-01"},
         {"Thursday, April 6", "2000-04-01", unknown, "month=4 day=6 weekday=4", "2000-04-06", "2000-04-06"},
         {"on the 19th", "2023-06-21", past, "day=19", "2023-06-19", "2023-06-19"},
         {"on the 2nd", "2023-06-21", future, "day=2", "2023-07-02", "2023-07-02"},
         {"the 28th of this month", "2023-06-19", past, "day=28 unit=month relation=this", "2023-06-28", "2023-06-28"},
         {"July 4 next year", "2023-06-19", future, "month=7 day=4 unit=year relation=next", "2024-07-04", "2024-07-04"},
         {"June 19", "", past, "month=6 day=19", "XXXX-06-19", ""}});
}

TEST_CASE("days that do not exist date nothing") {
  for (const char* impossible : {"month=6 day=31 year=2023", "month=2 day=30", "month=2 day=29 year=2023"}) {
    CAPTURE(impossible);
    TimeContext context;
    context.document_date = Date{2023, 6, 19};
    CHECK(compute(read_time_attributes(TimeKind::date, attributes(impossible)), context).iso_when.empty());
  }
}

TEST_CASE("two ends make an interval") {
  check(TimeKind::date, "DATE",
        {{"Nov. 18-19", "2005-11-19", past, "month=11 day=18 day-to=19", "2005-11-18/2005-11-19", "2005-11-18/2005-11-19"},
         {"May 30-June 2", "2006-05-20", future, "month=5 day=30 month-to=6 day-to=2", "2006-05-30/2006-06-02", "2006-05-30/2006-06-02"},
         {"Dec. 30-Jan. 2", "2006-12-20", future, "month=12 day=30 month-to=1 day-to=2", "2006-12-30/2007-01-02", "2006-12-30/2007-01-02"},
         {"April 3-5, 2009", "2006-12-20", future, "year=2009 month=4 day=3 day-to=5", "2009-04-03/2009-04-05", "2009-04-03/2009-04-05"},
         {"1998-99", "2006-12-20", past, "year=1998 year-to=99", "1998/1999", "1998/1999"},
         {"June-August", "2006-12-20", past, "month=6 month-to=8", "2006-06/2006-08", "2006-06-01/2006-08-31"},
         {"Friday to Sunday", "2006-12-20", past, "weekday=5 weekday-to=7", "2006-12-15/2006-12-17", "2006-12-15/2006-12-17"}});
}

TEST_CASE("units next to the current one are periods of the calendar") {
  check(TimeKind::date, "DATE",
        {{"last week", "2023-06-19", past, "unit=week relation=last", "2023-W24", "2023-06-12/2023-06-18"},
         {"this week", "2023-06-19", past, "unit=week relation=this", "2023-W25", "2023-06-19/2023-06-25"},
         {"next week", "2005-12-28", future, "unit=week relation=next", "2006-W01", "2006-01-02/2006-01-08"},
         {"next month", "2023-12-19", future, "unit=month relation=next", "2024-01", "2024-01"},
         {"last year", "2023-06-19", past, "unit=year relation=last", "2022", "2022"},
         {"at the end of last year", "2023-06-19", past, "unit=year relation=last mod=END", "2022", "2022-09-01/2022-12-31"},
         {"earlier this year", "2023-06-19", past, "unit=year relation=this mod=START loose=yes", "2023", "2023"},
         {"early this month", "2023-06-19", past, "unit=month relation=this mod=START", "2023-06", "2023-06-01/2023-06-10"},
         {"last quarter", "2023-06-19", past, "unit=quarter relation=last", "2023-Q1", "2023-01-01/2023-03-31"},
         {"last decade", "2023-06-19", past, "unit=decade relation=last", "201", "2010/2019"},
         {"over the weekend", "2006-11-02", future, "unit=weekend", "2006-W44-WE", "2006-11-04/2006-11-05"},
         {"over the weekend", "2006-11-02", past, "unit=weekend", "2006-W43-WE", "2006-10-28/2006-10-29"},
         {"this weekend", "2006-11-05", past, "unit=weekend relation=this", "2006-W44-WE", "2006-11-04/2006-11-05"},
         {"yesterday", "2023-01-01", past, "offset=-1 unit=day", "2022-12-31", "2022-12-31"},
         {"tomorrow", "2024-02-28", future, "offset=1 unit=day", "2024-02-29", "2024-02-29"},
         {"a year ago", "1997-04-06", past, "count=1 unit=year direction=ago", "1996", "1996"},
         {"three months ago", "2023-01-19", past, "count=3 unit=month direction=ago", "2022-10", "2022-10"},
         {"two weeks ago", "2023-06-19", past, "count=2 unit=week direction=ago", "2023-W23", "2023-06-05/2023-06-11"},
         {"ten days ago", "2023-06-19", past, "count=10 unit=day direction=ago", "2023-06-09", "2023-06-09"},
         {"two decades ago", "2023-06-19", past, "count=2 unit=decade direction=ago", "2003", "2003"},
         {"more than four years ago", "2023-06-19", past, "count=4 unit=year direction=ago mod=MORE_THAN", "2019", ""},
         {"several years ago", "2023-06-19", past, "vague=yes unit=year direction=ago", "PAST_REF", ""},
         {"two days from now", "2023-06-19", future, "count=2 unit=day direction=from-now", "2023-06-21", "2023-06-21"},
         {"a year earlier", "1989-10-26", past, "count=1 unit=year direction=before", "1988", "1988"},
         {"last week", "", past, "unit=week relation=last", "XXXX-WXX", ""},
         {"last year", "", past, "unit=year relation=last", "XXXX", ""},
         {"yesterday", "", past, "offset=-1 unit=day", "XXXX-XX-XX", ""},
         {"a million years ago", "2023-06-19", past, "count=1000000 unit=year direction=ago", "PAST_REF", ""}});
}

TEST_CASE("quarters and seasons take their year from the tense") {
  check(
      TimeKind::date, "DATE",
      {{"in the third quarter", "1989-10-26", past, "quarter=3", "1989-Q3", "1989-07-01/1989-09-30"},
       {"in the fourth quarter", "1989-10-26", past, "quarter=4", "1989-Q4", "1989-10-01/1989-12-31"},
       {"in the first quarter", "1989-10-26", future, "quarter=1", "1990-Q1", "1990-01-01/1990-03-31"},
       {"in the first quarter of next year", "2005-11-30", future, "quarter=1 unit=year relation=next", "2006-Q1", "2006-01-01/2006-03-31"},
       {"last fall", "1999-05-07", past, "season=FA relation=last", "1998-FA", "1998-09-01/1998-11-30"},
       {"this summer", "1998-03-22", future, "season=SU relation=this", "1998-SU", "1998-06-01/1998-08-31"},
       {"in spring", "2010-07-01", past, "season=SP", "2010-SP", "2010-03-01/2010-05-31"}});
}

TEST_CASE("holidays are found in their year") {
  check(TimeKind::date, "DATE",
        {{"Thanksgiving", "2000-01-06", past, "month=11 weekday=4 nth=4", "1999-11-25", "1999-11-25"},
         {"Easter Sunday", "2023-03-01", future, "easter=0", "2023-04-09", "2023-04-09"},
         {"Good Friday 1998", "2023-03-01", past, "easter=-2 year=1998", "1998-04-10", "1998-04-10"},
         {"Memorial Day", "2023-06-19", past, "month=5 weekday=1 nth=5", "2023-05-29", "2023-05-29"},
         {"Christmas Day", "2023-01-06", past, "month=12 day=25", "2022-12-25", "2022-12-25"}});
}

TEST_CASE("times of day date by their day, and clock times alone do not") {
  check(TimeKind::clock, "TIME",
        {{"Monday afternoon", "2023-06-19", past, "weekday=1 part=AF", "2023-06-19TAF", "2023-06-19"},
         {"last night", "2023-06-19", past, "offset=-1 unit=day part=NI", "2023-06-18TNI", "2023-06-18"},
         {"this morning", "2023-06-19", past, "relation=this unit=day part=MO", "2023-06-19TMO", "2023-06-19"},
         {"10:30 a.m. Saturday", "2023-06-19", past, "weekday=6 hour=10 minute=30 half-day=am", "2023-06-17T10:30", "2023-06-17"},
         {"9 p.m. on June 3", "2023-06-19", past, "month=6 day=3 hour=9 half-day=pm", "2023-06-03T21:00", "2023-06-03"},
         {"12 a.m.", "2023-06-19", past, "hour=12 half-day=am", "2023-06-19T00:00", ""},
         {"at noon", "2023-06-19", past, "hour=12", "2023-06-19T12:00", ""},
         {"in the morning", "", past, "part=MO", "XXXX-XX-XXTMO", ""}});
}

TEST_CASE("lengths") {
  check(TimeKind::duration, "DURATION",
        {{"three days", "", past, "count=3 unit=day", "P3D", ""},
         {"nearly six hours", "", past, "count=6 unit=hour mod=LESS_THAN", "PT6H", ""},
         {"two and a half years", "", past, "count=2 unit=year plus-half=yes", "P2Y6M", ""},
         {"half an hour", "", past, "count=0.5 unit=hour", "PT30M", ""},
         {"a fortnight", "", past, "unit=week factor=2", "P2W", ""},
         {"four decades", "", past, "count=4 unit=decade", "P40Y", ""},
         {"several years", "", past, "vague=yes unit=year", "PXY", ""},
         {"decades", "", past, "vague=yes unit=decade", "PXDE", ""},
         {"twenty-five months", "", past, "count=20 count2=5 unit=month", "P25M", ""},
         {"the past two months", "2023-06-19", past, "count=2 unit=month relation=last", "P2M", ""},
         {"three days from April 14", "1997-04-04", future, "count=3 unit=day direction=starting month=4 day=14", "P3D",
          "1997-04-14/1997-04-16"}});
  const auto length = [](const char* text) { return compute(read_time_attributes(TimeKind::duration, attributes(text)), {}).iso_duration; };
  CHECK(length("count=3 unit=day") == "P3D");
  CHECK(length("vague=yes unit=day").empty());
  CHECK(length("count=3 unit=day mod=MORE_THAN").empty());
}

TEST_CASE("what comes again") {
  check(TimeKind::recurrence, "SET",
        {{"every Monday", "2023-06-19", present, "weekday=1 quant=EVERY", "XXXX-WXX-1", ""},
         {"daily", "2023-06-19", present, "unit=day", "P1D", ""},
         {"every two years", "2023-06-19", present, "count=2 unit=year quant=EVERY", "P2Y", ""},
         {"every summer", "2023-06-19", present, "season=SU quant=EVERY", "XXXX-SU", ""},
         {"each March", "2023-06-19", present, "month=3 quant=EACH", "XXXX-03", ""},
         {"every morning", "2023-06-19", present, "part=MO quant=EVERY", "XXXX-XX-XXTMO", ""},
         {"twice a week", "2023-06-19", present, "unit=week freq=2X", "P1W", ""}});
}

TEST_CASE("references name no date") {
  check(TimeKind::date, "DATE",
        {{"now", "2023-06-19", present, "reference=PRESENT_REF", "PRESENT_REF", ""},
         {"in the coming months", "2023-06-19", future, "unit=month vague=yes reference=FUTURE_REF", "FUTURE_REF", ""}});
}

TEST_CASE("the story's latest date anchors what follows it") {
  TimeContext context;
  context.document_date = Date{2023, 6, 19};
  context.story_date = day_period({2011, 8, 18});
  const auto value = [&](const char* text) { return compute(read_time_attributes(TimeKind::date, attributes(text)), context).value; };
  CHECK(value("relation=following unit=day") == "2011-08-19");
  CHECK(value("relation=previous unit=day") == "2011-08-17");
  CHECK(value("relation=same unit=day") == "2011-08-18");
  CHECK(value("relation=same unit=year") == "2011");
  CHECK(value("count=3 unit=month direction=after") == "2011-11");
  CHECK(value("count=3 unit=month direction=ago") == "2023-03");
}

TEST_CASE("attributes that make no sense make no time, and never a crash") {
  for (const char* bad :
       {"", "month=13", "day=x", "unit=day", "year=99999", "count=5", "hour=25", "relation=last", "weekday=0 unit=parsec"}) {
    CAPTURE(bad);
    TimeContext context;
    context.document_date = Date{9999, 12, 31};
    for (const TimeKind kind : {TimeKind::date, TimeKind::clock, TimeKind::recurrence})
      CHECK(compute(read_time_attributes(kind, attributes(bad)), context).iso_when.empty());
  }
}

TEST_CASE("a date in figures takes the order that is set, unless a number can only be the day") {
  const auto value = [](const char* text, bool day_first) {
    TimeContext context;
    context.document_date = parse_date("2023-06-19");
    context.day_first = day_first;
    return compute(read_time_attributes(TimeKind::date, attributes(text)), context).value;
  };
  CHECK(value("number-first=3 number-second=4 year=2023", false) == "2023-03-04");
  CHECK(value("number-first=3 number-second=4 year=2023", true) == "2023-04-03");
  CHECK(value("number-first=25 number-second=4 year=2023", false) == "2023-04-25");
  CHECK(value("number-first=4 number-second=25 year=2023", true) == "2023-04-25");
  CHECK(value("number-first=31 number-second=31 year=2023", true).empty());
  CHECK(value("number-first=3 number-second=4 year=98", false) == "1998-03-04");
  CHECK(value("figures=18.06.2023", true) == "2023-06-18");
  CHECK(value("figures=2023.06.18", true) == "2023-06-18");
  CHECK(value("figures=1.5.7.9", true).empty());
}
