// The verb that a reading is looked up by.
#pragma once
#include "engine/rules/rule_base.h"
#include "engine/tape/language_types.h"

namespace relata {

// The <family>, <verb> or <set of verbs> of a relation's pattern that starts the reading; none if it is no <name> or a {v:Verb} stands
// before it.
[[nodiscard]] const PatternNode* leading_verb(const PatternNode& node, const RuleBase& base, const LanguageTypes& types);

}  // namespace relata
