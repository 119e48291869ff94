#include "engine/rules/parse_rule_tests.h"

#include <algorithm>
#include <map>

#include "engine/diagnostics/report.h"
#include "engine/model/date.h"
#include "engine/rules/keys.h"
#include "engine/rules/parse_action_reader.h"
#include "engine/rules/parse_gives.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

constexpr std::string_view gives_form = "gives: Antony Blinken met Wang Yi (when 2023-06-19)";

// One statement, whichever way round a symmetric one is written.
bool equal(const ExpectedStatement& a, const ExpectedStatement& b, const Schema& schema) {
  const bool ends = (a.subject == b.subject && a.object == b.object) ||
                    (schema.relation(a.relation).symmetric && a.subject == b.object && a.object == b.subject);
  return ends && a.relation == b.relation && a.mode == b.mode && a.when == b.when && a.where == b.where && a.of == b.of &&
         a.duration == b.duration && a.source == b.source;
}

// A statement that no `emit:` of the rule can make.
void warn_of_contradiction(const Rule& rule, const ExpectedStatement& expected, const Schema& schema, Passage& passage) {
  const Span whole = {0, static_cast<std::uint32_t>(passage.text.size())};
  const std::string relation = schema.relation(expected.relation).name;
  const auto makes = [&](const EmitAction& emit) { return emit.relation == expected.relation; };
  if (std::none_of(rule.emit.begin(), rule.emit.end(), makes)) {
    passage.warning("M006", whole, "this rule never emits `" + relation + "`, so the test can never pass",
                    rule.emit.empty() ? "a rule that emits nothing gives `nothing`: test it by the rule that emits, or in a case file"
                                      : "`gives:` is what this rule emits, not what others make of the text");
    return;
  }
  if (rule.mode && !rule.mode->combine && rule.mode->slots.empty() && rule.mode->constants.size() == 1 &&
      rule.mode->constants.front() != expected.mode)
    passage.warning(
        "M006", whole,
        "this rule's statements are always " + std::string(name_of(rule.mode->constants.front())) + ", so the test can never pass",
        "`mode:` sets it; the mode stands in parentheses behind the statement");
  const auto dates = [&](const EmitAction& emit) { return emit.relation == expected.relation && emit.when >= 0; };
  if (!expected.when.empty() && rule.when_none && std::none_of(rule.emit.begin(), rule.emit.end(), dates))
    passage.warning("M006", whole, "this rule's statements have no date (`when: none`), so the test can never pass",
                    "leave `when " + expected.when + "` out of the test, or `when: none` out of the rule");
}

void read_rule_gives(const yaml::Node& value, const Rule& rule, const Schema& schema, Diagnostics& diagnostics, RuleTest& test) {
  if (value.is_sequence() && value.items.empty())
    report(diagnostics, "T001", rule.source, value.span, "an empty list", "`nothing` says that nothing is emitted");
  for (const GivenStatement& given : read_gives(value, rule.source, schema, diagnostics)) {
    if (given.statement && !rule.match.empty()) {
      Passage passage = passage_of(*given.node, rule.source, diagnostics);
      warn_of_contradiction(rule, *given.statement, schema, passage);
    }
    test.gives.push_back(given.node->text);
  }
}

// "2023/06/19", "2023-06-19T10:00": the day is plain.
void no_day(const yaml::Node& value, const std::string& date, SourceId source, Diagnostics& diagnostics) {
  Diagnostic diagnostic = error_at("T006", source, value.span, "`" + date + "` is no day of the calendar", "a day is written 2023-06-19");
  std::string day = date.substr(0, 10);
  for (char& c : day)
    if (c == '/' || c == '.') c = '-';
  if (day.size() == 10 && parse_date(day) && (date.size() == 10 || date[10] == 'T' || date[10] == ' '))
    diagnostic.fixes.push_back({"write `" + day + "`", {{source, value.span, day}}});
  diagnostics.add(std::move(diagnostic));
}

bool is_sound(const Diagnostics& diagnostics, std::size_t from) {
  return std::none_of(diagnostics.all().begin() + static_cast<std::ptrdiff_t>(from), diagnostics.all().end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace

std::vector<GivenStatement> read_gives(const yaml::Node& value, SourceId source, const Schema& schema, Diagnostics& diagnostics) {
  std::vector<GivenStatement> given;
  const auto said_already = [&](const ExpectedStatement& one) {
    return std::any_of(given.begin(), given.end(),
                       [&](const GivenStatement& other) { return other.statement && equal(*other.statement, one, schema); });
  };
  if (value.is_sequence() && value.items.empty()) return given;  // as `nothing`
  const std::vector<const yaml::Node*> texts = action_texts(value, source, diagnostics, gives_form);
  for (const yaml::Node* text : texts) {
    Passage passage = passage_of(*text, source, diagnostics);
    if (text->text != "nothing") {
      std::optional<ExpectedStatement> statement = parse_gives(text->text, schema, &passage);
      if (statement && said_already(*statement))
        passage.warning("M012", {0, static_cast<std::uint32_t>(text->text.size())}, "this statement stands in the list twice",
                        "a rule emits it once from one text: leave it out");
      given.push_back({text, std::move(statement)});
    } else if (texts.size() > 1) {
      passage.error("T007", {0, 7}, "`nothing` stands alone", "leave it out, or all the statements beside it");
    }
  }
  return given;
}

std::string read_test_date(const yaml::Node& value, SourceId source, Diagnostics& diagnostics) {
  const std::string date = yaml::Reader{source, diagnostics, "T005"}.text(value, "`date`").value_or("");
  if (!date.empty() && (date.size() != 10 || !parse_date(date))) no_day(value, date, source, diagnostics);
  return date;
}

std::vector<RuleTest> parse_rule_tests(const yaml::Node& value, const Rule& rule, const Schema& schema, Diagnostics& diagnostics) {
  const SourceId source = rule.source;
  std::map<std::string, std::size_t> texts;  // text and date -> the first test of them
  const yaml::Reader reader{source, diagnostics, "T005"};
  std::vector<RuleTest> tests;
  if (value.is_mapping() || (value.is_sequence() && value.items.empty()) || value.is_absent()) {
    const bool one = value.is_mapping() && !value.members.empty();
    report(diagnostics, "R001", source, one ? value.members.front().key.span : value.shown,
           one ? "`tests` must be a list, not a mapping" : "`tests` holds no test", "each test begins with `- text:`");
    return tests;
  }
  if (value.is_scalar() && !yaml::is_alias(value)) {
    report(diagnostics, "R001", source, value.span, "`tests` must be a list, not text", "each test begins with `- text:`");
    return tests;
  }
  for (const yaml::Node* item : yaml::as_list(value)) {
    const std::size_t before = diagnostics.all().size();
    const Span start = item->is_mapping() && !item->members.empty() ? item->members.front().key.span : item->shown;
    if (!check_keys(*item, KeyOwner::test, source, start, diagnostics)) continue;
    RuleTest test;
    test.place = item->span;
    const yaml::Node* text = item->find("text");
    const yaml::Node* gives = item->find("gives");
    if (text) {
      test.text = reader.text(*text, "`text`").value_or("");
      test.place = text->span;
    }
    if (const yaml::Node* date = item->find("date")) test.date = read_test_date(*date, source, diagnostics);
    if (const yaml::Node* todo = item->find("todo")) test.todo = reader.text(*todo, "`todo`").value_or("false") != "false";
    if (gives) read_rule_gives(*gives, rule, schema, diagnostics, test);
    if (!is_sound(diagnostics, before)) continue;
    const auto [first, fresh] = texts.emplace(test.text + "\n" + test.date, tests.size());
    if (!fresh) {
      const bool alike = tests[first->second].gives == test.gives;
      Diagnostic diagnostic =
          error_at("M007", source, test.place,
                   alike ? "this text is tested twice, and gives the same" : "this text is tested already, and gives something else there",
                   alike ? "leave one of the two out" : "one of the two tests must fail");
      diagnostic.severity = Severity::warning;
      diagnostic.labels.push_back({source, tests[first->second].place, "the first one"});
      diagnostics.add(std::move(diagnostic));
    }
    tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace relata
