#include "engine/schema/schema.h"

#include <utility>

namespace relata {

namespace {

// `owner` and all above it, nearest first, each once.
std::vector<TypeId> nearest_first(const std::vector<Type>& types, TypeId owner) {
  std::vector<TypeId> order{owner};
  TypeBits seen;
  seen.set(owner);
  for (std::size_t i = 0; i < order.size(); ++i)
    for (const TypeId parent : types[order[i]].parents) {
      if (seen.test(parent)) continue;
      seen.set(parent);
      order.push_back(parent);
    }
  return order;
}

}  // namespace

TypeId Schema::add_type(Type type) {
  const auto id = static_cast<TypeId>(types_.size());
  TypeBits above;
  above.set(id);
  for (const TypeId parent : type.parents) above |= ancestors_[parent];
  type_ids_.emplace(type.name, id);
  if (const std::size_t dot = type.name.rfind('.'); dot != std::string::npos)
    if (const auto owner = find_type(std::string_view(type.name).substr(0, dot))) has_values_.set(*owner);
  types_.push_back(std::move(type));
  ancestors_.push_back(above);
  nearest_first_.push_back(nearest_first(types_, id));
  return id;
}

RelationId Schema::add_relation(Relation relation) {
  const auto id = static_cast<RelationId>(relations_.size());
  relation_ids_.emplace(relation.name, id);
  relations_.push_back(std::move(relation));
  return id;
}

std::optional<TypeId> Schema::find_type(std::string_view name) const {
  const auto found = type_ids_.find(std::string(name));
  if (found == type_ids_.end()) return std::nullopt;
  return found->second;
}

std::optional<RelationId> Schema::find_relation(std::string_view name) const {
  const auto found = relation_ids_.find(std::string(name));
  if (found == relation_ids_.end()) return std::nullopt;
  return found->second;
}

bool Schema::compatible(TypeId a, TypeId b) const {
  for (const TypeBits& above : ancestors_)
    if (above.test(a) && above.test(b)) return true;
  return false;
}

std::vector<TypeId> Schema::feature_values(TypeId owner, std::string_view feature) const {
  std::vector<TypeId> values;
  for (const TypeId holder : nearest_first_[owner]) {
    for (std::size_t id = 0; id < types_.size(); ++id)
      if (types_[id].feature_of == holder && types_[id].feature == feature) values.push_back(static_cast<TypeId>(id));
    if (!values.empty()) break;
  }
  return values;
}

std::optional<TypeId> Schema::find_feature_value(TypeId owner, std::string_view value) const {
  for (const TypeId holder : nearest_first_[owner])
    if (has_values_.test(holder))
      if (const auto found = find_type(types_[holder].name + "." + std::string(value))) return found;
  return std::nullopt;
}

}  // namespace relata
