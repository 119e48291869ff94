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
}

void read_gives(const yaml::Node& value, const Rule& rule, const Schema& schema, Diagnostics& diagnostics, RuleTest& test) {
  const std::vector<const yaml::Node*> texts = action_texts(value, rule.source, diagnostics, gives_form);
  for (const yaml::Node* text : texts) {
    Passage passage = passage_of(*text, rule.source, diagnostics);
    if (text->text == "nothing") {
      if (texts.size() == 1) return;
      passage.error("T007", {0, 7}, "`nothing` stands alone", "leave it out, or all the statements beside it");
      continue;
    }
    if (const auto expected = parse_gives(text->text, schema, &passage); expected && !rule.match.empty())
      warn_of_contradiction(rule, *expected, schema, passage);
    test.gives.push_back(text->text);
  }
}

bool is_sound(const Diagnostics& diagnostics, std::size_t from) {
  return std::none_of(diagnostics.all().begin() + static_cast<std::ptrdiff_t>(from), diagnostics.all().end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace

std::vector<RuleTest> parse_rule_tests(const yaml::Node& value, const Rule& rule, const Schema& schema, Diagnostics& diagnostics) {
  const SourceId source = rule.source;
  std::map<std::string, std::size_t> texts;  // text and date -> the first test of them
  const yaml::Reader reader{source, diagnostics, "T005"};
  std::vector<RuleTest> tests;
  for (const yaml::Node* item : yaml::as_list(value)) {
    const std::size_t before = diagnostics.all().size();
    const Span start = item->is_mapping() && !item->members.empty() ? item->members.front().key.span : item->span;
    if (!check_keys(*item, KeyOwner::test, source, start, diagnostics)) continue;
    RuleTest test;
    test.place = item->span;
    const yaml::Node* text = item->find("text");
    const yaml::Node* gives = item->find("gives");
    if (text) {
      test.text = reader.text(*text, "`text`").value_or("");
      test.place = text->span;
    }
    if (const yaml::Node* date = item->find("date")) {
      test.date = reader.text(*date, "`date`").value_or("");
      if (!test.date.empty() && (test.date.size() != 10 || !parse_date(test.date))) {
        report(diagnostics, "T006", source, date->span, "no such day", "a day is written 2023-06-19");
      }
    }
    if (const yaml::Node* todo = item->find("todo")) test.todo = reader.text(*todo, "`todo`").value_or("false") != "false";
    if (gives) read_gives(*gives, rule, schema, diagnostics, test);
    if (!is_sound(diagnostics, before)) continue;
    const auto [first, fresh] = texts.emplace(test.text + "\n" + test.date, tests.size());
    if (!fresh) {
      const bool alike = tests[first->second].gives == test.gives;
      Diagnostic diagnostic = error_at(
          "M007", source, test.place, alike ? "this text is tested already" : "this text is tested already, and gives something else there",
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
