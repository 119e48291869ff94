// The action and condition texts of a rule -> the structs of rule.h, names resolved (codes E0xx; types P021, P022).
//
// Each function reads one key's value, reports every mistake it finds and adds what is sound to `scope.rule`. Patterns must have been read
// before, then `parts`, then the rest in any order.
#pragma once
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule.h"
#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata {

// A rule that is being read, and what its actions may name.
struct RuleScope {
  const RuleBase& base;
  SourceId source;
  Diagnostics& diagnostics;
  Rule& rule;
  std::vector<bool> used = {};           // per slot: some action, condition or part names it
  bool has_rest = false;                 // some pattern of the rule ends in {rest}
  bool is_unsound = false;               // some action or condition could not be read, told here or where the name it uses is declared
  std::vector<std::string> unread = {};  // patterns with mistakes: a slot that stands there is no unknown one

  void use(int slot);
};

void parse_parts(const yaml::Node& value, RuleScope& scope);    // parts: b = Agent of x
void parse_mark(const yaml::Node& value, RuleScope& scope);     // mark: Type = slot (attribute value, ...)
void parse_fold(const yaml::Node& value, RuleScope& scope);     // fold: Type = slot (head slot, ...) | Type+ = a b c
void parse_restate(const yaml::Node& value, RuleScope& scope);  // restate: s v.active "to" =verb(n) rest (mode + n)
void parse_emit(const yaml::Node& value, RuleScope& scope);     // emit: s relation o (when t, ...) | each pair of g relation
void parse_where(const yaml::Node& value, RuleScope& scope);    // where: v.tense = past|present
void parse_unless(const yaml::Node& value, RuleScope& scope);   // unless: {inside: P, before: P, after: P}
void parse_mode(const yaml::Node& value, RuleScope& scope);     // mode: possible | + v0 + n
void parse_when(const yaml::Node& value, RuleScope& scope);     // when: t | none

// Warns of slots that are bound and never named (E017), those whose names begin with _ apart. Call it last.
void warn_of_unused_slots(const RuleScope& scope);

}  // namespace relata
