// The checks that lint runs, one an idea. Internal to the lint folder. Each looks at the rules of `source`, or at all.
#pragma once
#include <optional>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"

namespace relata {

void lint_same_rules(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);      // M003, M004, M005
void lint_conditions(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);      // M002, M008, M009
void lint_attributes(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);      // M016, M020
void lint_placement(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);       // M013, M014
void lint_produced_types(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);  // M001
void lint_statements(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);      // M012
void lint_unused_names(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);    // M010
void lint_lexicon_ids(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);     // L015
void lint_deprecated(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);      // M019
void lint_named_verbs(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);     // P025
void lint_cost(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);            // C001, C002, C003
void lint_repetitions(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics);     // C004, C005

}  // namespace relata
