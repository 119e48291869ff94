// --types: which mentions are asked for, and which layers they need.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/model/statement.h"
#include "engine/rules/rule_base.h"

namespace relata {

class WantedTypes {
 public:
  // nullopt with problems where a type doesn't exist. No names: every type is wanted.
  [[nodiscard]] static std::optional<WantedTypes> of(const std::vector<std::string>& names, const Schema& schema,
                                                     std::vector<std::string>& problems);
  [[nodiscard]] bool all() const { return wanted_.empty(); }
  [[nodiscard]] bool holds(const MentionRecord& mention, const Schema& schema) const;

  // Takes away the rules of layers that no wanted type depends on, for a run that makes no statements.
  void drop_needless_rules(RuleBase& base) const;

 private:
  std::vector<TypeId> wanted_;
  bool times_ = false;
};

}  // namespace relata
