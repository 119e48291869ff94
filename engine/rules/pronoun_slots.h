// A name's slot takes the pronoun that may stand for it: {p:Person} of a relation rule reads "he met her" too.
#pragma once
#include "engine/rules/rule_base.h"

namespace relata {

// Adds the types that refer as pronouns to the slots of relation rules (layers behind `readings`) whose type is a name's and below a parent
// of the pronoun's. Whom such a mention means must still be of the slot's own type; groups ({g:Person+}) stay as written.
void let_slots_take_pronouns(RuleBase& base);

}  // namespace relata
