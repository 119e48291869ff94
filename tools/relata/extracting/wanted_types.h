// --types: which mentions are asked for, and which layers they need.
#pragma once
#include <string>
#include <vector>

#include "engine/model/statement.h"
#include "engine/rules/rule_base.h"

namespace relata {

class WantedTypes {
 public:
  // No names: every type is wanted. Names that the schema doesn't know are left out here; filter_of tells of them.
  [[nodiscard]] static WantedTypes of(const std::vector<std::string>& names, const Schema& schema);
  [[nodiscard]] bool all() const { return wanted_.empty(); }
  [[nodiscard]] const std::vector<TypeId>& types() const { return wanted_; }
  // Times and nothing else.
  [[nodiscard]] bool only_times() const { return only_times_; }
  [[nodiscard]] bool holds(const MentionRecord& mention, const Schema& schema) const;

  // Takes away the rules of layers that no wanted type depends on, for a run that makes no statements.
  void drop_needless_rules(RuleBase& base) const;

 private:
  std::vector<TypeId> wanted_;
  bool times_ = false, only_times_ = false;
};

}  // namespace relata
