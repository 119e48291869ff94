// A rule file: vocabulary, rules with their actions, conditions and tests, lint, comments that allow a warning.
#include "engine/diagnostics/render.h"
#include "engine/lint/lint.h"
#include "engine/lint/suppression.h"
#include "engine/rules/keys.h"
#include "engine/rules/parse_rule.h"
#include "engine/rules/vocabulary.h"
#include "tests/fuzz/target.h"
#include "tests/rules/rule_fixture.h"

namespace relata::fuzz {

void take(std::string_view input) {
  RuleBase base = small_rule_base();
  base.lexicon.freeze();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("input.yaml", std::string(input));
  auto root = yaml::parse(source, diagnostics);
  if (root && check_keys(*root, KeyOwner::rule_file, source, {0, 0}, diagnostics)) {
    std::vector<RuleFile> files;
    files.push_back({source, 0, std::make_shared<const yaml::Node>(std::move(*root))});
    base.source_packs.emplace(source, 0);
    read_vocabulary(files, base, diagnostics);
    static_cast<void>(parse_rule_file(*files.front().root, source, 0, base, diagnostics));
    must(base.broken_rules == 0 || diagnostics.errors() > 0, "a broken rule is told");
    if (diagnostics.errors() == 0) lint(base, std::nullopt, diagnostics);
  }
  (void)apply_suppressions(diagnostics);
  for (const Diagnostic& each : diagnostics.all()) {
    must(each.primary.span.end <= input.size() && each.primary.span.begin <= each.primary.span.end, "a caret stands in its file");
    for (const Fix& fix : each.fixes)
      for (const Edit& edit : fix.edits) must(edit.span.end <= input.size(), "an edit lies in its file");
  }
  const auto chosen = in_order(diagnostics);
  (void)render_text(diagnostics, chosen);
  (void)render_sarif(diagnostics, chosen, "1");
  (void)render_junit(diagnostics, chosen);
}

}  // namespace relata::fuzz
