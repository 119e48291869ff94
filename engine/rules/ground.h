// All that rule files stand on: layers, schemas, lexicons of their packs.
#pragma once
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/pack.h"
#include "engine/rules/rule_base.h"

namespace relata {

// A rule base without rules and their names. Its lexicon is frozen, and so are the lemmas that lexicons give.
[[nodiscard]] RuleBase load_ground(const std::vector<Pack>& packs, Diagnostics& diagnostics);

// Tells whether the files of the ground are still those that were read: their sizes and times, or the texts that are not saved yet.
[[nodiscard]] std::string state_of_ground(const std::vector<Pack>& packs, const Diagnostics& diagnostics);
// The same of the files that say which types, relations and layers there are: not of lexicons and merges.
[[nodiscard]] std::string state_of_schemas(const std::vector<Pack>& packs, const Diagnostics& diagnostics);

}  // namespace relata
