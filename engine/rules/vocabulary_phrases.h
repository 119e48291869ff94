// The phrases of rule files: patterns with names, which may name each other, but in no circle and not without end.
#pragma once
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata {

struct PhraseDraft {
  std::string name;
  SourceId source = 0;
  const yaml::Node* value = nullptr;
};

// Fills the phrases of `base`, whose sets and families are complete. What is broken, stands in a circle (R028), grows too large (P038),
// or names one of these is left out, and unreadable to the rules that name it.
void read_phrases(const std::vector<PhraseDraft>& drafts, RuleBase& base, Diagnostics& diagnostics);

}  // namespace relata
