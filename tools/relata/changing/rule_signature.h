// All that a rule does, as text: two rules of equal signatures do the same, in whatever packs and places they stand.
#pragma once
#include <string>

#include "engine/rules/rule_base.h"

namespace relata {

// Sets, families, phrases, types and relations that the rule names are spelt out, so that a change of them changes it. Its tests, its
// `about` and its place in the file are no part of it.
[[nodiscard]] std::string signature_of(const RuleBase& base, const Rule& rule);
// The verbs and nouns of a family, with what stands behind them.
[[nodiscard]] std::string signature_of(const RuleBase& base, const Family& family);
[[nodiscard]] std::string signature_of(const RuleBase& base, const Pattern& pattern);

}  // namespace relata
