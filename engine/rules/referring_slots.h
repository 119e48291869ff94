// A name's slot takes what may stand for a name of it: {c:Club} of a relation rule reads "it signed Berg" and "the club signed Berg" too.
#pragma once
#include <string>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

// Adds the types that refer as pronouns or descriptions to the slots of relation rules (layers behind `readings`) whose type is a name's
// and below a parent of theirs. Whom such a mention means must still be of the slot's own type; groups ({g:Person+}) stay as written.
class ReferringSlots {
 public:
  explicit ReferringSlots(const RuleBase& base);  // which must outlive it
  void widen(Rule& rule) const;

 private:
  [[nodiscard]] bool is_relation_layer(const std::string& layer) const;
  void widen(PatternNode& node) const;
  void widen(TypeTest& test) const;

  const RuleBase& base_;
  std::vector<TypeId> referring_;
};

}  // namespace relata
