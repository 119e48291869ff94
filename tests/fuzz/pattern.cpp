// A pattern: read and told in one line.
#include "engine/diagnostics/render.h"
#include "engine/rules/parse_pattern.h"
#include "tests/fuzz/target.h"
#include "tests/rules/rule_fixture.h"

namespace relata::fuzz {

namespace {

RuleBase base_of_patterns() {
  RuleBase base = small_rule_base();
  base.lexicon.freeze();
  return base;
}

}  // namespace

void take(std::string_view input) {
  static const RuleBase ground = base_of_patterns();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("input.yaml", std::string(input));
  std::vector<SlotDeclaration> slots;
  const auto pattern = parse_pattern_text(diagnostics.source(source).bytes, source, 0, ground, &slots, diagnostics);
  must(pattern || diagnostics.errors() > 0, "no pattern without a diagnostic");
  (void)render_text(diagnostics, in_order(diagnostics));
  if (!pattern) return;

  const std::string told = dump(*pattern, ground);
  (void)can_be_empty(pattern->root, ground);
  std::vector<SlotDeclaration> again_slots;
  const auto again = parse_pattern_text(diagnostics.source(source).bytes, source, 0, ground, &again_slots, diagnostics);
  must(again && dump(*again, ground) == told && again_slots.size() == slots.size(), "a pattern reads the same twice", told);
}

}  // namespace relata::fuzz
