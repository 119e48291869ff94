// A name's slot takes what may stand for a name of it: {c:Club} of a relation rule reads "it signed Berg" and "the club signed Berg" too.
#pragma once
#include "engine/rules/rule_base.h"

namespace relata {

// Adds the types that refer as pronouns or descriptions to the slots of relation rules (layers behind `readings`) whose type is a name's
// and below a parent of theirs. Whom such a mention means must still be of the slot's own type; groups ({g:Person+}) stay as written.
void let_slots_refer_back(RuleBase& base);

}  // namespace relata
