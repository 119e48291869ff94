// A rule changed in one place, to see what a text makes of it: a shorter pattern, one branch alone, a condition less.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

enum class VariantKind : std::uint8_t {
  prefix,            // the pattern's first parts alone, without conditions
  branch,            // one alternative of an alternation alone
  option_taken,      // an optional part that must be there
  option_left,       // an optional part that is not there
  without_condition  // a `where` or `unless` less
};

struct Variant {
  VariantKind kind = VariantKind::prefix;
  RuleId of = 0;              // the rule that was changed
  std::uint32_t pattern = 0;  // index into its `match`
  Span place;                 // in the rule's file: the parts kept, the branch, the optional part, the condition
  std::string words;          // what stands there
  Span next;                  // prefix: the first part left out that must be there; empty behind the last
  std::string next_words;
  Span next_part;  // the same in the pattern's text
  Rule rule;       // without actions and tests
};

// Of every pattern of the rule, from its first part alone to all of them.
[[nodiscard]] std::vector<Variant> prefixes_of(const RuleBase& base, RuleId rule);
// Each branch of its patterns, each optional part taken and left; the first `most` of them.
[[nodiscard]] std::vector<Variant> branches_of(const RuleBase& base, RuleId rule, std::size_t most);
// Each `where`, `unless` and obligatory `parts` left out in turn.
[[nodiscard]] std::vector<Variant> weakened(const RuleBase& base, RuleId rule, const Diagnostics& sources);

}  // namespace relata
