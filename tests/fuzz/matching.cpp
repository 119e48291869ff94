// A pattern made a program, whose machines and RE2 then look for it in a text.
#include <memory>

#include "engine/layers/analyze.h"
#include "engine/layers/program.h"
#include "engine/rules/parse_pattern.h"
#include "engine/text/utf8.h"
#include "tests/fuzz/target.h"
#include "tests/rules/rule_fixture.h"

namespace relata::fuzz {

namespace {

RuleBase base_with_words() {
  RuleBase base = small_rule_base();
  const auto add = [&](const char* name, const char* type, const char* id) {
    LexiconEntry entry;
    entry.name = name;
    entry.type = base.schema.find_type(type).value();
    entry.id = id;
    base.lexicon.add(std::move(entry));
  };
  add("Ann", "Person", "Q1");
  add("Bo", "Person", "Q2");
  add("Peru", "Country", "Q3");
  add("Oslo", "City", "Q4");
  add("met", "Verb", "meet");
  add("envoy", "Noun", "envoy");
  base.lexicon.freeze();
  return base;
}

}  // namespace

// The first line is the pattern, the rest is the text.
void take(std::string_view input) {
  static const RuleBase ground = base_with_words();
  const std::string_view first = input.substr(0, input.find('\n'));
  const std::string_view text = input.substr(std::min(first.size() + 1, input.size()));
  if (first_invalid_utf8(text)) return;
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("input.yaml", std::string(first));
  Rule rule;
  auto pattern = parse_pattern_text(diagnostics.source(source).bytes, source, 0, ground, &rule.slots, diagnostics);
  if (!pattern) return;
  rule.id = "fuzzed";
  rule.source = source;
  rule.layer = "names";
  rule.match.push_back(std::move(*pattern));
  auto base = std::make_shared<RuleBase>(ground);
  base->rules.push_back(std::move(rule));
  const Program program = compile_program(base, diagnostics);
  Document document;
  document.text = text;
  document.sentences.push_back({{0, static_cast<std::uint32_t>(text.size())}});
  (void)analyze_document(program, document);
}

}  // namespace relata::fuzz
