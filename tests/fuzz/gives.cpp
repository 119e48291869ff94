// The notation of tests.
#include "engine/diagnostics/render.h"
#include "engine/rules/parse_gives.h"
#include "tests/fuzz/target.h"
#include "tests/rules/rule_fixture.h"

namespace relata::fuzz {

void take(std::string_view input) {
  static const RuleBase base = small_rule_base();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("input.yaml", std::string(input));
  Passage passage = passage_of(diagnostics.source(source).bytes, source, 0, diagnostics);
  const auto expected = parse_gives(input, base.schema, &passage);
  must(expected.has_value() == (diagnostics.errors() == 0), "a statement, or a diagnostic");
  must(expected.has_value() == parse_gives(input, base.schema).has_value(), "a passage changes nothing");
  (void)render_text(diagnostics, in_order(diagnostics));
  if (!expected) return;

  Statement made;
  made.subject.label = expected->subject;
  made.relation = base.schema.relation(expected->relation).name;
  made.object.label = expected->object;
  made.mode = expected->mode;
  made.when = expected->when;
  must(matches(*expected, made, base.schema) || !expected->where.empty() || !expected->of.empty() || !expected->duration.empty() ||
           !expected->source.empty(),
       "a statement matches itself", input);
}

}  // namespace relata::fuzz
