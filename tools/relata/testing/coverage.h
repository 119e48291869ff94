// What the tests of a pack reach: rules, patterns, branches, optional parts, conditions, actions.
#pragma once
#include <string>
#include <vector>

#include "tools/relata/testing/trials.h"

namespace relata {

struct CoverageItem {
  std::string rule;  // "diplomacy/met"
  std::string kind;  // rule, pattern, branch, option taken, option left, condition, action
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string words;
  std::size_t hits = 0;  // tests that reach it
};

struct Coverage {
  std::vector<CoverageItem> items;  // by file and line
  std::vector<std::string> cut;     // rules of whose branches only the first were tried
  [[nodiscard]] double percent() const;
};

// Is the rule one of pack number `pack` and, if a file is named, of that file?
[[nodiscard]] bool is_meant(const RuleBase& base, RuleId id, std::uint32_t pack, const std::string& file, const Diagnostics& sources);

// Of the rules of pack number `pack`, or of those that stand in `file`. Runs all texts of the items. A condition is reached where it turns
// a match away; a branch where the rule matches by it alone; an action where it is carried out, and a statement comes of an emit.
[[nodiscard]] Coverage measure_coverage(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack,
                                        const std::string& file, const Diagnostics& sources);

// What is not reached, a line each; a count by kind; the percentage.
[[nodiscard]] std::string coverage_text(const Coverage& coverage);
[[nodiscard]] std::string coverage_lcov(const Coverage& coverage);
[[nodiscard]] std::string coverage_html(const Coverage& coverage);

}  // namespace relata
