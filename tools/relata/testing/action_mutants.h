// Actions of rules changed one by one: which changes no test would miss.
#pragma once
#include "tools/relata/testing/mutants.h"

namespace relata {

// Each emit left out or its ends swapped, each qualifier, each attribute of a mark or fold, `mode:` and `when:` left out, another mode
// where there is none. Of the rules of pack number `pack`, or of those that stand in `file`. A change is noticed where a test fails for it.
[[nodiscard]] Mutants action_mutants(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack, const std::string& file,
                                     const Diagnostics& sources, unsigned threads);

}  // namespace relata
