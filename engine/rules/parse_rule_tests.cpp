#include "engine/rules/parse_rule_tests.h"

#include "engine/diagnostics/report.h"
#include "engine/model/date.h"
#include "engine/rules/keys.h"
#include "engine/rules/parse_action_reader.h"
#include "engine/rules/parse_gives.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

constexpr std::string_view gives_form = "gives: Antony Blinken met Wang Yi (when 2023-06-19)";

void read_gives(const yaml::Node& value, SourceId source, const Schema& schema, Diagnostics& diagnostics, RuleTest& test) {
  const std::vector<const yaml::Node*> texts = action_texts(value, source, diagnostics, gives_form);
  for (const yaml::Node* text : texts) {
    if (text->text == "nothing" && texts.size() == 1) return;
    Passage passage = passage_of(*text, source, diagnostics);
    (void)parse_gives(text->text, schema, &passage);
    test.gives.push_back(text->text);
  }
}

}  // namespace

std::vector<RuleTest> parse_rule_tests(const yaml::Node& value, SourceId source, const Schema& schema, Diagnostics& diagnostics) {
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
    if (gives) read_gives(*gives, source, schema, diagnostics, test);
    if (diagnostics.all().size() == before) tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace relata
