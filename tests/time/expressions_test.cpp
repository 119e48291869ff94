#include <catch2/catch.hpp>

#include "engine/layers/analyze.h"
#include "engine/rules/load.h"
#include "engine/time/resolve_times.h"
#include "tests/source_folder.h"

using namespace relata;

namespace {

const Program& program() {
  static const Program loaded = [] {
    Diagnostics diagnostics;
    auto base = load_rule_base({source_folder() + "/rules/core"}, diagnostics);
    REQUIRE(base);
    return compile_program(std::make_shared<const RuleBase>(std::move(*base)), diagnostics);
  }();
  return loaded;
}

struct Case {
  const char* text;  // one sentence, whose first square brackets hold the expression
  const char* type;
  const char* value;
  const char* when;
};

struct Found {
  std::string words, type, value, when;
};

std::vector<Found> times_of(const std::string& text, const char* date, Tense tense) {
  Document document;
  document.text = text;
  document.date = parse_date(date);
  Sentence sentence;
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  document.sentences.push_back(sentence);
  const Analysis analysis = analyze_document(program(), document);
  const HasType has_type = [](const Mention& mention, TypeId type) { return program().symbols.is_a(mention.symbol, type); };
  const std::vector<Tense> tenses(analysis.mentions.size(), tense);
  const auto times = resolve_times(document, analysis, *program().base, has_type, tenses);
  std::vector<Found> out;
  for (const MentionId id : outermost(analysis, times_of(analysis, *program().base, has_type))) {
    const Span span = analysis.mentions[id].span;
    out.push_back({text.substr(span.begin, span.size()), times[id].timex_type, times[id].value, times[id].iso_when});
  }
  return out;
}

void check(const char* date, Tense tense, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    std::string text = c.text;
    const auto open = text.find('['), close = text.find(']');
    REQUIRE(close != std::string::npos);
    const std::string words = text.substr(open + 1, close - open - 1);
    text.erase(close, 1).erase(open, 1);
    INFO(text);
    std::string all;
    const Found* found = nullptr;
    const auto times = times_of(text, date, tense);
    for (const Found& time : times) {
      all += "[" + time.words + " " + time.type + " " + time.value + "] ";
      if (time.words == words) found = &time;
    }
    INFO(all);
    CHECK(found != nullptr);
    if (!found) continue;
    CHECK(found->type == c.type);
    CHECK(found->value == c.value);
    CHECK(found->when == c.when);
  }
}

}  // namespace

TEST_CASE("the rules for times load without a finding") {
  Diagnostics diagnostics;
  const auto base = load_rule_base({source_folder() + "/rules/core"}, diagnostics);
  REQUIRE(base);
  const Program compiled = compile_program(std::make_shared<const RuleBase>(*base), diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const std::string& path = diagnostics.source(diagnostic.primary.source).path;
    if (path.find("/core/times/") == std::string::npos) continue;
    const std::string& bytes = diagnostics.source(diagnostic.primary.source).bytes;
    const Span span = diagnostic.primary.span;
    FAIL_CHECK(path << ": " << diagnostic.code << " " << diagnostic.message << ": " << bytes.substr(span.begin, span.size()));
  }
}

TEST_CASE("dates as news writes them") {
  check("2023-06-19", Tense::past,
        {{"The envoys met on [June 12, 2023], in Oslo.", "DATE", "2023-06-12", "2023-06-12"},
         {"The envoys met on [12 June 2023] in Oslo.", "DATE", "2023-06-12", "2023-06-12"},
         {"The envoys met on [June 12] in Oslo.", "DATE", "2023-06-12", "2023-06-12"},
         {"The envoys met on [the 12th of June] in Oslo.", "DATE", "2023-06-12", "2023-06-12"},
         {"The envoys met on [Monday, June 12], in Oslo.", "DATE", "2023-06-12", "2023-06-12"},
         {"The envoys met on [Jan. 3] in Oslo.", "DATE", "2023-01-03", "2023-01-03"},
         {"He was born on [March 5, 1946], in Riga.", "DATE", "1946-03-05", "1946-03-05"},
         {"The two sides signed it in [October, 2001].", "DATE", "2001-10", "2001-10"},
         {"The two sides signed it in [February 2002].", "DATE", "2002-02", "2002-02"},
         {"The two sides signed it in [May].", "DATE", "2023-05", "2023-05"},
         {"The two sides signed it in [November].", "DATE", "2022-11", "2022-11"},
         {"The two sides signed it in [2018].", "DATE", "2018", "2018"},
         {"The [1984] Joint Communique still stands.", "DATE", "1984", "1984"},
         {"The two sides signed it in [late 2021].", "DATE", "2021", "2021-09-01/2021-12-31"},
         {"The two sides signed it in [mid-May].", "DATE", "2023-05", "2023-05-11/2023-05-20"},
         {"Talks broke down at [the end of April].", "DATE", "2023-04", "2023-04-21/2023-04-30"},
         {"Talks broke down at [the end of last year].", "DATE", "2022", "2022-09-01/2022-12-31"},
         {"Ties cooled in [the 1990s].", "DATE", "199", "1990/1999"},
         {"Ties cooled in [the late 1970s].", "DATE", "197", "1977/1979"},
         {"Ties cooled in [the mid-1990s].", "DATE", "199", "1994/1996"},
         {"Trade grew in [the first quarter of 2022].", "DATE", "2022-Q1", "2022-01-01/2022-03-31"},
         {"Trade grew in [the first quarter].", "DATE", "2023-Q1", "2023-01-01/2023-03-31"},
         {"Trade grew in [the second half of 2021].", "DATE", "2021-H2", "2021-07-01/2021-12-31"},
         {"The treaty dates from [the 19th century].", "DATE", "18", "1800/1899"},
         {"The summit of [2023-06-12] failed.", "DATE", "2023-06-12", "2023-06-12"}});
}

TEST_CASE("days and weeks counted from the story's date") {
  check("2023-06-19", Tense::past,
        {{"The minister arrived on [Sunday].", "DATE", "2023-06-18", "2023-06-18"},
         {"The minister [Sunday] arrived in Oslo.", "DATE", "2023-06-18", "2023-06-18"},
         {"The minister arrived [earlier Monday].", "DATE", "2023-06-19", "2023-06-19"},
         {"The minister arrived [late Sunday].", "DATE", "2023-06-18", "2023-06-18"},
         {"The minister arrived [Sunday evening].", "TIME", "2023-06-18TEV", "2023-06-18"},
         {"The minister arrived [last night].", "TIME", "2023-06-18TNI", "2023-06-18"},
         {"The minister arrived [yesterday].", "DATE", "2023-06-18", "2023-06-18"},
         {"The minister arrived [this morning].", "TIME", "2023-06-19TMO", "2023-06-19"},
         {"The minister arrived [last Thursday].", "DATE", "2023-06-15", "2023-06-15"},
         {"The minister arrived [last week].", "DATE", "2023-W24", "2023-06-12/2023-06-18"},
         {"The minister arrived [last November].", "DATE", "2022-11", "2022-11"},
         {"The minister arrived [last year].", "DATE", "2022", "2022"},
         {"The minister arrived [earlier this year].", "DATE", "2023", "2023"},
         {"The minister arrived [early this month].", "DATE", "2023-06", "2023-06-01/2023-06-10"},
         {"The minister arrived [a year ago].", "DATE", "2022", "2022"},
         {"The minister arrived [three days ago].", "DATE", "2023-06-16", "2023-06-16"},
         {"The minister arrived [two weeks ago].", "DATE", "2023-W23", "2023-06-05/2023-06-11"},
         {"The minister arrived [several years ago].", "DATE", "PAST_REF", ""},
         {"The minister arrived [more than four years ago].", "DATE", "2019", ""},
         {"The minister resigned in [June last year].", "DATE", "2022-06", "2022-06"},
         {"The minister arrived over [the weekend].", "DATE", "2023-W24-WE", "2023-06-17/2023-06-18"},
         {"The pact has held since [2019].", "DATE", "2019", ""},
         {"They worked until [Friday].", "DATE", "2023-06-16", ""}});
}

TEST_CASE("what lies ahead") {
  check("2005-11-23", Tense::future,
        {{"The chancellor will fly to Rome on [Thursday].", "DATE", "2005-11-24", "2005-11-24"},
         {"The chancellor will fly to Rome [tomorrow].", "DATE", "2005-11-24", "2005-11-24"},
         {"The chancellor will fly to Rome [next week].", "DATE", "2005-W48", "2005-11-28/2005-12-04"},
         {"The chancellor will fly to Rome in [January].", "DATE", "2006-01", "2006-01"},
         {"The chancellor will fly to Rome on [Jan. 12].", "DATE", "2006-01-12", "2006-01-12"},
         {"The chancellor will fly to Rome [early next year].", "DATE", "2006", "2006-01-01/2006-04-30"},
         {"The seat opens in [the first quarter of next year].", "DATE", "2006-Q1", "2006-01-01/2006-03-31"},
         {"She will tour Asia for [four days from March 3].", "DURATION", "P4D", "2006-03-03/2006-03-06"},
         {"The forum runs [Nov. 28-29] in Busan.", "DATE", "2005-11-28/2005-11-29", "2005-11-28/2005-11-29"},
         {"The forum runs from [Monday to Wednesday] in Busan.", "DATE", "2005-11-28/2005-11-30", "2005-11-28/2005-11-30"},
         {"More is expected in [the coming months].", "DURATION", "PXM", ""}});
}

TEST_CASE("lengths and what comes again") {
  check("2005-11-23", Tense::past,
        {{"The talks lasted [five hours].", "DURATION", "PT5H", ""},
         {"He began a [three-day] visit.", "DURATION", "P3D", ""},
         {"They met for [nearly six hours].", "DURATION", "PT6H", ""},
         {"They met for [more than two hours].", "DURATION", "PT2H", ""},
         {"They spoke for [half an hour].", "DURATION", "PT30M", ""},
         {"They had been at war for [twenty-five years].", "DURATION", "P25Y", ""},
         {"They ruled for [two hundred years].", "DURATION", "P200Y", ""},
         {"They had been at war for [several years].", "DURATION", "PXY", ""},
         {"Ties improved over [the past two years].", "DURATION", "P2Y", ""},
         {"They stayed [a couple of days].", "DURATION", "P2D", ""},
         {"They waited [two and a half years].", "DURATION", "P2Y6M", ""},
         {"The panel meets [every Monday].", "SET", "XXXX-WXX-1", ""},
         {"The panel meets [twice a year].", "SET", "P1Y", ""},
         {"The panel meets [every two years].", "SET", "P2Y", ""},
         {"The panel meets [daily].", "SET", "P1D", ""}});
}

TEST_CASE("clock times join the day beside them") {
  check("2023-06-19", Tense::past,
        {{"The plane landed at [10:30 a.m. Saturday].", "TIME", "2023-06-17T10:30", "2023-06-17"},
         {"The plane landed at [9 p.m. on Saturday].", "TIME", "2023-06-17T21:00", "2023-06-17"},
         {"The plane landed [Saturday at 9 p.m.] in Oslo.", "TIME", "2023-06-17T21:00", "2023-06-17"},
         {"The plane landed at [noon].", "TIME", "2023-06-19T12:00", ""},
         {"The plane landed at [0230 GMT].", "TIME", "2023-06-19T02:30", ""}});
}

TEST_CASE("what is no time") {
  for (const char* text :
       {"He may sue, and they may march on the city.", "Theresa May spoke in Leeds.", "The army lost 2000 soldiers.",
        "The 42-year-old doctor spoke.", "A woman, 42 years old, spoke.", "They won 3-2.", "It will fall, and prices will spring back.",
        "The second meeting was short.", "It costs 1,900 euros.", "April Smith spoke."}) {
    INFO(text);
    std::string all;
    for (const Found& time : times_of(text, "2023-06-19", Tense::past)) all += "[" + time.words + "]";
    CHECK(all.empty());
  }
}
