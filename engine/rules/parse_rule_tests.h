// The items of a rule's `tests:` (codes T0xx).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/parse_gives.h"
#include "engine/rules/rule.h"
#include "engine/schema/schema.h"
#include "engine/yaml/yaml.h"

namespace relata {

// What stands behind `gives:`: a statement, a list of them, or `nothing`, which gives none, as does an empty list.
struct GivenStatement {
  const yaml::Node* node = nullptr;
  std::optional<ExpectedStatement> statement;  // nullopt: it can't be read, which is reported
};
[[nodiscard]] std::vector<GivenStatement> read_gives(const yaml::Node& value, SourceId source, const Schema& schema,
                                                     Diagnostics& diagnostics);

// The day behind `date:`, empty if there is none (T005, T006).
[[nodiscard]] std::string read_test_date(const yaml::Node& value, SourceId source, Diagnostics& diagnostics);

// Reads {text, date, gives, todo} items of `rule`'s tests. `gives` is a statement, a list of them, or `nothing`; each is checked by
// parse_gives. An item with a mistake is reported and left out; one that the rule can't pass (M006, M007) is warned of.
[[nodiscard]] std::vector<RuleTest> parse_rule_tests(const yaml::Node& value, const Rule& rule, const Schema& schema,
                                                     Diagnostics& diagnostics);

}  // namespace relata
