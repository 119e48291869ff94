#include "engine/rules/referring_slots.h"

#include <algorithm>

namespace relata {
namespace {

bool refers_back(const Type& type) {
  return type.reference == Reference::pronoun || type.reference == Reference::description;
}

}  // namespace

ReferringSlots::ReferringSlots(const RuleBase& base) : base_(base) {
  for (std::size_t type = 0; type < base.schema.types().size(); ++type)
    if (const Type& one = base.schema.types()[type]; refers_back(one) && one.feature_of == no_type)
      referring_.push_back(static_cast<TypeId>(type));
}

bool ReferringSlots::is_relation_layer(const std::string& layer) const {
  const auto readings = std::find(base_.layers.begin(), base_.layers.end(), "readings");
  return layer != "readings" && std::find(readings, base_.layers.end(), layer) != base_.layers.end();
}

void ReferringSlots::widen(Rule& rule) const {
  if (!is_relation_layer(rule.layer)) return;
  for (SlotDeclaration& slot : rule.slots)
    if (!slot.from_parts)
      for (TypeTest& test : slot.tests) widen(test);
  for (Pattern& pattern : rule.match) widen(pattern.root);
}

void ReferringSlots::widen(PatternNode& node) const {
  if (node.kind == PatternKind::slot && node.slot >= 0) widen(node.test);
  for (PatternNode& child : node.children) widen(child);
}

void ReferringSlots::widen(TypeTest& test) const {
  if (test.group_only || test.types.size() != 1 || base_.schema.type(test.types[0]).reference != Reference::name) return;
  for (const TypeId referring : referring_) {
    const std::vector<TypeId>& parents = base_.schema.type(referring).parents;
    const bool stands_for =
        std::any_of(parents.begin(), parents.end(), [&](TypeId parent) { return base_.schema.is_a(test.types[0], parent); });
    if (stands_for && !base_.schema.is_a(referring, test.types[0])) test.others.push_back({referring});
  }
}

}  // namespace relata
