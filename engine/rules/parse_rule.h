// One rule file's rules -> the typed rule model (codes R0xx; patterns P0xx, actions E0xx, tests T0xx).
#pragma once
#include <optional>
#include <string>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule.h"
#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata {

// Reads one item of `rules:`. A rule with any mistake outside its tests is nullopt: it fails alone, and the diagnostics say why.
[[nodiscard]] std::optional<Rule> parse_rule(const yaml::Node& node, SourceId source, std::uint32_t pack, const std::string& layer,
                                             const RuleBase& base, Diagnostics& diagnostics);

// Adds the sound rules of a rule file to `base`, and counts the broken ones in it. `layers`, sets, families, phrases, lexicons and the
// schema of `base` must be complete. The file's other keys are not looked at.
void parse_rule_file(const yaml::Node& root, SourceId source, std::uint32_t pack, RuleBase& base, Diagnostics& diagnostics);

}  // namespace relata
