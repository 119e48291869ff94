#include "engine/tape/symbol_table.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "engine/text/utf8.h"

namespace relata {
namespace {

std::string key_of(const std::vector<TypeId>& types, bool group) {
  std::string key(reinterpret_cast<const char*>(types.data()), types.size() * sizeof(TypeId));
  key.push_back(group ? '+' : '.');
  return key;
}

void sort_unique(std::vector<TypeId>& types) {
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
}

// Each feature of a type (and of the types above it): its values.
std::vector<std::vector<TypeId>> features_of(const Schema& schema, TypeId type) {
  std::vector<std::string> names;
  for (const Type& candidate : schema.types())
    if (candidate.feature_of != no_type && schema.is_a(type, candidate.feature_of) &&
        std::find(names.begin(), names.end(), candidate.feature) == names.end())
      names.push_back(candidate.feature);
  std::vector<std::vector<TypeId>> values;
  for (const std::string& name : names) values.push_back(schema.feature_values(type, name));
  return values;
}

// Every choice of at most one value a feature.
std::vector<std::vector<TypeId>> feature_choices(const Schema& schema, TypeId type) {
  std::vector<std::vector<TypeId>> choices = {{type}};
  for (const auto& values : features_of(schema, type)) {
    std::vector<std::vector<TypeId>> longer = choices;
    for (const auto& choice : choices)
      for (TypeId value : values) {
        longer.push_back(choice);
        longer.back().push_back(value);
      }
    choices = std::move(longer);
  }
  return choices;
}

}  // namespace

bool SymbolTable::satisfies(SymbolId id, const TypeTest& test) const {
  const SymbolSet& set = sets_[id];
  if (test.group_only && !set.group) return false;
  auto all = [&](const std::vector<TypeId>& types) {
    return std::all_of(types.begin(), types.end(), [&](TypeId type) { return set.closure.test(type); });
  };
  return all(test.types) || std::any_of(test.others.begin(), test.others.end(), all);
}

std::vector<bool> SymbolTable::members(const TypeTest& test) const {
  std::vector<bool> wanted(sets_.size());
  for (std::size_t i = 0; i < sets_.size(); ++i) wanted[i] = satisfies(static_cast<SymbolId>(i), test);
  return wanted;
}

std::string SymbolTable::class_body(const std::vector<bool>& wanted) const {
  std::string body;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    std::size_t last = i;
    while (last + 1 < wanted.size() && wanted[last + 1]) ++last;
    body += fmt::format("\\x{{{:X}}}", static_cast<unsigned>(first_symbol + i));
    if (last > i) body += fmt::format("-\\x{{{:X}}}", static_cast<unsigned>(first_symbol + last));
    i = last;
  }
  return body;
}

SymbolId SymbolTable::find(std::vector<TypeId> types, bool group) const {
  sort_unique(types);
  // A set that was never numbered loses its last types: features and shapes stand behind the types that name things.
  for (; !types.empty(); types.pop_back()) {
    auto it = ids_.find(key_of(types, group));
    if (it != ids_.end()) return it->second;
  }
  return 0;
}

SymbolTable SymbolTable::build(const RuleBase& base, Diagnostics& diagnostics) {
  SymbolTable table;
  table.schema_ = &base.schema;
  const Schema& schema = base.schema;
  std::set<Key> keys;
  auto add = [&](std::vector<TypeId> types, bool group) {
    sort_unique(types);
    keys.insert({std::move(types), group});
  };

  std::array<TypeId, 6> shape_types{};
  shape_types.fill(no_type);
  for (std::size_t i = 0; i < schema.types().size(); ++i)
    if (Shape shape = schema.types()[i].shape; shape != Shape::none) shape_types[static_cast<std::size_t>(shape)] = static_cast<TypeId>(i);

  std::vector<std::vector<TypeId>> entry_types;
  for (const auto& entries : base.lexicon.entry_sets()) {
    std::vector<TypeId> types;
    for (EntryId id : entries) {
      const LexiconEntry& entry = base.lexicon.entry(id);
      if (schema.type(entry.type).stays_text) continue;
      types.push_back(entry.type);
      types.insert(types.end(), entry.feature_types.begin(), entry.feature_types.end());
    }
    sort_unique(types);
    entry_types.push_back(types);
    add(types, false);
    // "Seoul and Tokyo" keeps both senses: the cities and the countries that act.
    std::vector<TypeId> names;
    for (TypeId type : types)
      if (schema.type(type).reference == Reference::name) names.push_back(type);
    if (names.size() > 1) add(names, true);
    for (TypeId shape : shape_types)
      if (shape != no_type) {
        types = entry_types.back();
        types.push_back(shape);
        add(types, false);
      }
  }
  for (TypeId shape : shape_types)
    if (shape != no_type) add({shape}, false);
  for (std::size_t i = 0; i < schema.types().size(); ++i) {
    const Type& type = schema.types()[i];
    if (type.feature_of != no_type) continue;
    add({static_cast<TypeId>(i)}, true);
    for (auto& choice : feature_choices(schema, static_cast<TypeId>(i))) add(choice, false);
  }
  if (keys.size() > max_symbols) {
    Diagnostic problem;
    problem.code = "R090";
    problem.message = fmt::format("{} sets of types are more than the {} symbols that a tape can tell apart", keys.size(), max_symbols);
    problem.help = "merge types, or give fewer names several types";
    diagnostics.add(std::move(problem));
  }

  for (const Key& key : keys) {
    if (table.sets_.size() >= max_symbols) break;
    SymbolSet set{key.types, key.group, {}};
    for (TypeId type : key.types) set.closure |= schema.ancestors(type);
    auto id = static_cast<SymbolId>(table.sets_.size());
    table.ids_.emplace(key_of(key.types, key.group), id);
    std::string utf8;
    append_utf8(code_point(id), utf8);
    table.utf8_.push_back(std::move(utf8));
    table.sets_.push_back(std::move(set));
  }

  for (std::size_t s = 0; s < shape_types.size(); ++s)
    table.by_shape_[s] = shape_types[s] == no_type ? no_symbol : table.find({shape_types[s]}, false);
  table.by_entries_.resize(entry_types.size());
  for (std::size_t e = 0; e < entry_types.size(); ++e)
    for (std::size_t s = 0; s < shape_types.size(); ++s) {
      std::vector<TypeId> types = entry_types[e];
      if (shape_types[s] != no_type) types.push_back(shape_types[s]);
      table.by_entries_[e][s] = table.find(std::move(types), false);
    }
  return table;
}

}  // namespace relata
