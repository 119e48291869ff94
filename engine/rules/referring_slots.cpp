#include "engine/rules/referring_slots.h"

#include <algorithm>

namespace relata {
namespace {

class Widening {
 public:
  explicit Widening(RuleBase& base) : base_(base) {
    for (std::size_t type = 0; type < base.schema.types().size(); ++type)
      if (const Type& one = base.schema.types()[type]; refers_back(one) && one.feature_of == no_type)
        referring_.push_back(static_cast<TypeId>(type));
  }

  void widen(Rule& rule) const {
    for (SlotDeclaration& slot : rule.slots)
      if (!slot.from_parts)
        for (TypeTest& test : slot.tests) widen(test);
    for (Pattern& pattern : rule.match) widen(pattern.root);
  }

 private:
  static bool refers_back(const Type& type) { return type.reference == Reference::pronoun || type.reference == Reference::description; }

  void widen(PatternNode& node) const {
    if (node.kind == PatternKind::slot && node.slot >= 0) widen(node.test);
    for (PatternNode& child : node.children) widen(child);
  }

  void widen(TypeTest& test) const {
    if (test.group_only || test.types.size() != 1 || base_.schema.type(test.types[0]).reference != Reference::name) return;
    for (const TypeId referring : referring_) {
      const std::vector<TypeId>& parents = base_.schema.type(referring).parents;
      const bool stands_for =
          std::any_of(parents.begin(), parents.end(), [&](TypeId parent) { return base_.schema.is_a(test.types[0], parent); });
      if (stands_for && !base_.schema.is_a(referring, test.types[0])) test.others.push_back({referring});
    }
  }

  RuleBase& base_;
  std::vector<TypeId> referring_;
};

}  // namespace

void let_slots_refer_back(RuleBase& base) {
  const auto readings = std::find(base.layers.begin(), base.layers.end(), "readings");
  if (readings == base.layers.end()) return;
  const Widening widening(base);
  for (Rule& rule : base.rules)
    if (std::find(readings, base.layers.end(), rule.layer) != base.layers.end() && rule.layer != "readings") widening.widen(rule);
}

}  // namespace relata
