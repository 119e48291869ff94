// Which actions of rules the tests reach.
#pragma once
#include "tools/probes/probe_base.h"
#include "tools/relata/testing/action_items.h"

namespace relata {

// Did the rule carry out this action in the text? A statement must have come of an emit, and a slot it needs must have taken part.
[[nodiscard]] bool was_reached(const RuleBase& base, RuleId rule, const ActionItem& action, const Trial& trial);

}  // namespace relata
