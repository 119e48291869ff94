// The case files of a pack: texts, and all that the pack emits from them.
#pragma once
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"

namespace relata {

struct PackCase {
  std::string text, date, about, todo;
  std::vector<std::string> gives;  // empty: nothing
  SourceId source = 0;
  Span place;                      // of the text
  std::vector<Span> gives_places;  // one for each of `gives`, or one of the word for nothing
};

// Reads tests/*.yaml in the folder of `pack`, one of the packs of `base`, saved or not, in the order of their paths. What can't be read is
// reported (R0xx, T0xx); so is a statement that no rule of the pack emits (M006). A case with such a mistake is kept: it fails.
[[nodiscard]] std::vector<PackCase> load_cases(const RuleBase& base, const PackInfo& pack, Diagnostics& diagnostics);

}  // namespace relata
