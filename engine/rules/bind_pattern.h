// Questions about a pattern's tree that reach through phrases.
#pragma once
#include <vector>

#include "engine/rules/pattern.h"
#include "engine/rules/rule_base.h"

namespace relata {

enum class PatternFact : std::uint8_t {
  empty,    // may match without taking anything in
  crosses,  // may take in a symbol
  rest      // holds {rest}
};

// Answers one question for many nodes; what it finds of a phrase it remembers.
class PatternFacts {
 public:
  PatternFacts(PatternFact fact, const RuleBase& base) : fact_(fact), base_(base), of_phrase_(base.phrases.size(), unknown) {}
  [[nodiscard]] bool holds(const PatternNode& node);

 private:
  static constexpr char unknown = 2;
  static constexpr int max_depth = 1000;  // phrases within phrases; deeper ones count as yes
  PatternFact fact_;
  const RuleBase& base_;
  std::vector<char> of_phrase_;
  int depth_ = 0;
};

// Does the slot stand somewhere in the tree?
[[nodiscard]] bool binds_slot(const PatternNode& node, int slot);

}  // namespace relata
