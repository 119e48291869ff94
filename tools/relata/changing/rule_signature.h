// All that a rule does, as text: two rules of equal signatures do the same, in whatever packs and places they stand.
#pragma once
#include <string>

#include "engine/rules/rule_base.h"

namespace relata {

// Sets, families, phrases, types and relations that the rule names are spelt out, so that a change of them changes it. Its tests, its
// `about` and its place in the file are no part of it.
[[nodiscard]] std::string signature_of(const RuleBase& base, const Rule& rule);
// The same with sets and families by their packs and names alone: two rules of equal outlines differ in nothing but the words of these.
[[nodiscard]] std::string outline_of(const RuleBase& base, const Rule& rule);
// A verb or noun of a family, with what stands behind it.
[[nodiscard]] std::string signature_of(const RuleBase& base, const FamilyVerb& verb);
[[nodiscard]] std::string signature_of(const RuleBase& base, const FamilyNoun& noun);
[[nodiscard]] std::string signature_of(const RuleBase& base, const Pattern& pattern);

}  // namespace relata
