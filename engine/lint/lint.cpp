#include "engine/lint/lint.h"

#include "engine/lint/checks.h"

namespace relata {

void lint(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  lint_same_rules(base, source, diagnostics);
  lint_conditions(base, source, diagnostics);
  lint_placement(base, source, diagnostics);
  lint_produced_types(base, source, diagnostics);
  lint_statements(base, source, diagnostics);
  lint_unused_names(base, source, diagnostics);
  lint_lexicon_ids(base, source, diagnostics);
  lint_attributes(base, source, diagnostics);
  lint_deprecated(base, source, diagnostics);
  lint_named_verbs(base, source, diagnostics);
  lint_cost(base, source, diagnostics);
  lint_repetitions(base, source, diagnostics);
}

}  // namespace relata
