// What names mean, in Markdown.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata::language_server {

[[nodiscard]] std::string describe_type(const Schema& schema, TypeId type);
// `rules`: the ids of those that emit it.
[[nodiscard]] std::string describe_relation(const Schema& schema, RelationId relation, const std::vector<std::string>& rules);
[[nodiscard]] std::string describe_set(const WordSet& set);
[[nodiscard]] std::string describe_family(const Family& family, const RuleBase& base);
[[nodiscard]] std::string describe_phrase(const Phrase& phrase, const RuleBase& base);
[[nodiscard]] std::string describe_slot(const SlotDeclaration& slot, const Schema& schema);
[[nodiscard]] std::string describe_rule(const Rule& rule, const RuleBase& base);
// A set, family or phrase that the loader has left out, by what stands in its file.
[[nodiscard]] std::string describe_written(const std::string& name, std::string_view kind, const yaml::Node& value);
// Every form that lexicons have of them, a paragraph for each; empty if they have none.
[[nodiscard]] std::string describe_lemmas(const std::vector<std::string>& lemmas, const RuleBase& base);

// "{rest}": what it stands for; empty for what is none.
[[nodiscard]] std::string_view describe_wildcard(std::string_view name);
// The part, indented, between lines of three backticks.
[[nodiscard]] std::string as_code(const std::string& text);

}  // namespace relata::language_server
