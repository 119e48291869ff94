// The items of a rule's `tests:` (codes T0xx).
#pragma once
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule.h"
#include "engine/schema/schema.h"
#include "engine/yaml/yaml.h"

namespace relata {

// Reads {text, date, gives, todo} items of `rule`'s tests. `gives` is a statement, a list of them, or `nothing`; each is checked by
// parse_gives. An item with a mistake is reported and left out; one that the rule can't pass (M006, M007) is warned of.
[[nodiscard]] std::vector<RuleTest> parse_rule_tests(const yaml::Node& value, const Rule& rule, const Schema& schema,
                                                     Diagnostics& diagnostics);

}  // namespace relata
