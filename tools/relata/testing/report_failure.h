// A test that fails, as its author sees it: expected beside found, and why not.
#pragma once
#include <string>
#include <vector>

#include "tools/relata/testing/trials.h"

namespace relata {

// The text, expected and found side by side, and what other rules made of it.
[[nodiscard]] std::string describe_failure(const TestItem& item, const TestOutcome& outcome);

// For each failed test that misses a statement: how far its rule got, or for a case the nearest of all rules. In the order of `failed`;
// empty for the others.
[[nodiscard]] std::vector<std::string> reasons(const Extractor& extractor, const std::vector<const TestItem*>& failed,
                                               const std::vector<const TestOutcome*>& outcomes, const Diagnostics& sources);

}  // namespace relata
