// Which sentences could tell a statement that is missed, and which rules could make it.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/rules/parse_gives.h"
#include "tools/probes/probe_base.h"

namespace relata {

// How many of the statement's two ends the sentence names: by the last word of the name, or by a word that was taken to mean its bearer
// ("she"), where `trial` tells who was taken for whom.
[[nodiscard]] int ends_named(const ExpectedStatement& wanted, const Document& document, std::uint32_t sentence, const Trial& trial);

// All that emit the relation.
[[nodiscard]] std::vector<RuleId> rules_that_emit(const RuleBase& base, RelationId relation);

}  // namespace relata
