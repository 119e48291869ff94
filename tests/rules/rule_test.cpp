#include <catch2/catch.hpp>

#include "engine/rules/parse_rule.h"
#include "tests/rules/rule_fixture.h"

using namespace relata;

namespace {

struct Loaded {
  RuleBase base = small_rule_base();
  Diagnostics diagnostics;
  explicit Loaded(const std::string& file) {
    const SourceId source = diagnostics.add_source("file.yaml", file);
    const auto root = yaml::parse(source, diagnostics);
    if (root) RuleCollector(base, diagnostics).add(parse_rule_file(*root, source, 0, base, diagnostics));
  }
};

struct Row {
  std::string file;
  std::string expected;
};

std::string rule(const std::string& lines) {
  return "layer: relations\nrules:\n  - " + lines;
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.file);
    const Loaded loaded(rule(row.file));
    CHECK(on_one_line(loaded.diagnostics) == row.expected);
    CHECK(loaded.base.rules.size() == (loaded.diagnostics.errors() == 0 ? 1 : 0));
    CHECK(loaded.base.broken_rules == (loaded.diagnostics.errors() == 0 ? 0 : 1));
  }
}

}  // namespace

TEST_CASE("a rule is read whole") {
  const Loaded loaded(R"(layer: relations
rules:
  - id: met
    about: Two sides come together.
    match:
      - '{a:Agent} <meet> {b:Agent}'
      - '{g:Agent+} <meet>{end}'
    emit: [a met b, each pair of g met]
    priority: 3
    status: experimental
    tests:
      - text: Ana Ruiz met Ole Dahl on Monday.
        date: 2023-06-19
        gives: Ana Ruiz met Ole Dahl (when 2023-06-19)
      - text: The deadline was met.
        gives: nothing
      - {text: They met., gives: [Ana Ruiz met Ole Dahl, Ana Ruiz met Li Na], todo: pronouns}
)");
  CHECK(on_one_line(loaded.diagnostics).empty());
  REQUIRE(loaded.base.rules.size() == 1);
  const Rule& rule = loaded.base.rules[0];
  CHECK(rule.id == "met");
  CHECK(rule.line == 3);
  CHECK(rule.layer == "relations");
  CHECK(rule.priority == 3);
  CHECK(rule.status == Status::experimental);
  CHECK(rule.match.size() == 2);
  REQUIRE(rule.slots.size() == 3);
  CHECK(rule.slots[2].is_group);
  REQUIRE(rule.emit.size() == 2);
  CHECK(rule.emit[1].each_pair);
  REQUIRE(rule.tests.size() == 3);
  CHECK(rule.tests[0].gives == std::vector<std::string>{"Ana Ruiz met Ole Dahl (when 2023-06-19)"});
  CHECK(rule.tests[1].gives.empty());
  CHECK(rule.tests[2].gives.size() == 2);
  CHECK(rule.tests[2].todo);
}

TEST_CASE("a rule's structure is checked") {
  check({
      {"id: a\n    match: '{a:Agent} x {b:Agent}'\n    emit: a met b", ""},
      {"match: '{a:Agent} x {b:Agent}'\n    emit: a met b", "R003@5 match"},
      {"id: a\n    emit: a met b", "R003@5 id"},
      {"id: a\n    match: '{Agent} x'", "R006@9 a"},
      {"id: a b\n    match: '{a:Agent} x {b:Agent}'\n    emit: a met b", "R004@9 a b"},
      {"id: a\n    mtch: x\n    match: '{a:Agent} x {b:Agent}'\n    emit: a met b", "R002@5 mtch"},
      {"id: a\n    match: []\n    mark: Person = match", "R005@12 []"},
      {"id: a\n    match: '{a:Agent} x {b:Agent}'\n    emit: a met b\n    priority: high", "R010@15 high"},
      {"id: a\n    match: '{a:Agent} x {b:Agent}'\n    emit: a met b\n    status: stabel", "R011@13 stabel"},
      {"id: a\n    match: {a: b}\n    mark: Person = match", "P040@12 {a: b}"},
      {"id: a\n    match: '{a:Agent} <meet>'\n    emit: a said a", "E004@18 a"},
      {"id: a\n    match: '{a:Agent} <meet>'\n    emit: a met a", "R013@23 <meet>"},
      {"id: a\n    match: '{a:Agent} <meet>( {b:Agent})?'\n    emit: a met b", "R013@23 <meet>"},
      {"id: a\n    match: '{a:Agent} <meet>{end}'\n    emit: a met a", ""},
      {"id: a\n    match: '{a:Agent} x {b:Agnt}'\n    emit: a met b", "P021@28 Agnt"},
      {"id: a\n    match: ['{a:Agent} x {b:Agent}', '{a:Agent} x {_n:Noun}']\n    parts: b? = Agent of _n\n    emit: a met b", ""},
      {"id: a\n    match: '{a:Agent} x {b:Agent} {_c:City} {c:City}'\n    emit: a met b", "E017@46 c"},
  });
}

TEST_CASE("a rule's tests are checked, and only they suffer") {
  const auto with = [](const std::string& test) {
    return Loaded(rule("id: a\n    match: '{a:Agent} x {b:Agent}'\n    emit: a met b\n    tests:\n      - " + test));
  };
  for (const auto& [test, expected] : std::vector<std::pair<std::string, std::string>>{
           {"{text: A met B., gives: A met B}", ""},
           {"{text: A met B.}", "R003@10 text"},
           {"{gives: A met B}", "R003@10 gives"},
           {"{text: A met B., givs: A met B}", "R002@26 givs"},
           {"{text: A met B., gives: A mett B}", "T002@35 mett"},
           {"{text: A met B., gives: B}", "T001@33 B"},
           {"{text: A met B., gives: [A met B (when 2023, planned)]}", "E006@34 A met B (when 2023, planned)"},
           {"{text: A met B., date: 2023-02-30, gives: A met B}", "T006@32 2023-02-30"},
       }) {
    INFO(test);
    const Loaded loaded = with(test);
    CHECK(on_one_line(loaded.diagnostics) == expected);
    REQUIRE(loaded.base.rules.size() == 1);
    CHECK(loaded.base.rules[0].tests.size() == (expected.empty() ? 1 : 0));
  }
}

TEST_CASE("a broken rule fails alone") {
  const Loaded loaded(R"(layer: relations
rules:
  - {id: one, match: '{a:Agnt} x', mark: Person = a}
  - {id: two, match: 'sir', mark: Person = match}
  - {id: two, match: 'dame', mark: Person = match}
  - just a text
  - {id: three, match: 'lady', mark: Person = match}
)");
  CHECK(on_one_line(loaded.diagnostics) == "P021@26 Agnt; R001@5 just a text; R007@10 two");
  REQUIRE(loaded.base.rules.size() == 2);
  CHECK(loaded.base.rules[0].id == "two");
  CHECK(loaded.base.rules[1].id == "three");
  CHECK(loaded.base.rules[1].line == 7);
  CHECK(loaded.base.broken_rules == 3);
}

TEST_CASE("a file names a layer that some pack has") {
  CHECK(on_one_line(Loaded("rules:\n  - {id: a, match: 'x', mark: Person = match}").diagnostics) == "R009@1 rules");
  CHECK(on_one_line(Loaded("layer: relation\nrules:\n  - {id: a, match: 'x', mark: Person = match}").diagnostics) == "R008@8 relation");
  CHECK(on_one_line(Loaded("layer: names\nrules: 7").diagnostics) == "R001@8 7");
  CHECK(on_one_line(Loaded("layer: names").diagnostics).empty());
}
