// What names mean, in Markdown.
#pragma once
#include <string>

#include "engine/rules/rule_base.h"

namespace relata::language_server {

[[nodiscard]] std::string describe_type(const Schema& schema, TypeId type);
[[nodiscard]] std::string describe_relation(const RuleBase& base, RelationId relation);
[[nodiscard]] std::string describe_set(const WordSet& set, const RuleBase& base);
[[nodiscard]] std::string describe_family(const Family& family, const RuleBase& base);
[[nodiscard]] std::string describe_phrase(const Phrase& phrase, const RuleBase& base);
[[nodiscard]] std::string describe_slot(const SlotDeclaration& slot, const Schema& schema);
[[nodiscard]] std::string describe_rule(const Rule& rule, const RuleBase& base);
// Every form that lexicons have of it; empty if they have none.
[[nodiscard]] std::string describe_lemma(const std::string& lemma, const RuleBase& base);

// "{rest}": what it stands for; empty for what is none.
[[nodiscard]] std::string_view describe_wildcard(std::string_view name);
// The part, indented, between lines of three backticks.
[[nodiscard]] std::string as_code(const std::string& text);

}  // namespace relata::language_server
