// Where the tokens that a part of a pattern matches end: whether what stands beside the part can belong to the same token.
#pragma once
#include "engine/rules/rule_base.h"

namespace relata {

enum class Side : std::uint8_t { left, right };

struct TokenEdge {
  bool parts = false;        // no token goes on over this edge, unless the part matches nothing
  bool may_be_empty = true;  // the part may match nothing: what stands behind it is the neighbour then
};

// Of the part's left or right edge. Says `parts` only where that is sure.
[[nodiscard]] TokenEdge edge_of(const PatternNode& part, Side side, const RuleBase& base);

}  // namespace relata
