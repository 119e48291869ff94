#include "engine/tape/symbol_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

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
  values.reserve(names.size());
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

LetterSet SymbolTable::members(const TypeTest& test) const {
  const auto all = [&](const std::vector<TypeId>& types) {
    LetterSet wanted = types.empty() ? no_letters_ : with_type(types.front());
    for (const TypeId type : types) wanted &= with_type(type);
    return wanted;
  };
  LetterSet wanted = all(test.types);
  for (const auto& other : test.others) wanted |= all(other);
  if (test.group_only) wanted &= groups_;
  return wanted;
}

std::string SymbolTable::class_body(const LetterSet& wanted) const {
  std::string body;
  for (std::size_t i = 0; i < letters(); ++i) {
    if (!wanted.test(i)) continue;
    std::size_t last = i;
    while (last + 1 < letters() && wanted.test(last + 1)) ++last;
    body += fmt::format("\\x{{{:X}}}", static_cast<unsigned>(first_symbol + i));
    if (last > i) body += fmt::format("-\\x{{{:X}}}", static_cast<unsigned>(first_symbol + last));
    i = last;
  }
  return body;
}

void SymbolTable::number_letters(const std::vector<SymbolId>& of_letter) {
  letter_utf8_.clear();
  for (std::size_t l = 0; l < of_letter.size(); ++l) {
    std::string utf8;
    append_utf8(code_point(static_cast<LetterId>(l)), utf8);
    letter_utf8_.push_back(std::move(utf8));
  }
  no_letters_ = groups_ = LetterSet(of_letter.size());
  by_type_.assign(types_, no_letters_);
  for (std::size_t l = 0; l < of_letter.size(); ++l) {
    const SymbolSet& set = sets_[of_letter[l]];
    if (set.group) groups_.set(l);
    for (std::size_t t = 0; t < by_type_.size(); ++t)
      if (set.closure.test(t)) by_type_[t].set(l);
  }
}

void SymbolTable::merge_letters(const std::unordered_map<TypeId, std::size_t>& weights) {
  std::vector<std::pair<std::size_t, TypeId>> order;
  for (const auto& [type, weight] : weights)
    if (type != no_type) order.emplace_back(weight, type);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::map<std::string, std::vector<SymbolId>> same;
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    std::string sign;
    for (const auto& [weight, type] : order) sign.push_back(sets_[i].closure.test(type) ? '0' : '1');
    sign.push_back(sets_[i].group ? '1' : '0');
    same[sign].push_back(static_cast<SymbolId>(i));
  }
  std::vector<SymbolId> of_letter;
  for (const auto& [sign, symbols] : same) {
    for (const SymbolId symbol : symbols) letter_[symbol] = static_cast<LetterId>(of_letter.size());
    of_letter.push_back(symbols.front());
  }
  number_letters(of_letter);
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
  table.types_ = base.schema.types().size();
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

  // Most of a hundred thousand entry sets have one of a few hundred sets of types.
  std::vector<std::vector<TypeId>> kinds;
  std::vector<std::uint32_t> kind_of;
  std::unordered_map<std::string, std::uint32_t> kind_ids;
  std::vector<TypeId> types;
  for (const auto& entries : base.lexicon.entry_sets()) {
    types.clear();
    for (EntryId id : entries) {
      const LexiconEntry& entry = base.lexicon.entry(id);
      if (schema.type(entry.type).stays_text) continue;
      types.push_back(entry.type);
      types.insert(types.end(), entry.feature_types.begin(), entry.feature_types.end());
    }
    sort_unique(types);
    const auto [kind, fresh] = kind_ids.try_emplace(key_of(types, false), static_cast<std::uint32_t>(kinds.size()));
    kind_of.push_back(kind->second);
    if (!fresh) continue;
    kinds.push_back(types);
    add(types, false);
    // "Seoul and Tokyo" keeps both senses: the cities and the countries that act.
    std::vector<TypeId> names;
    for (TypeId type : types)
      if (schema.type(type).reference == Reference::name) names.push_back(type);
    if (names.size() > 1) add(names, true);
    for (TypeId shape : shape_types)
      if (shape != no_type) {
        types = kinds.back();
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
    table.letter_.push_back(id);
    table.sets_.push_back(std::move(set));
  }
  std::vector<SymbolId> all(table.sets_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<SymbolId>(i);
  table.number_letters(all);

  for (std::size_t s = 0; s < shape_types.size(); ++s)
    table.by_shape_[s] = shape_types[s] == no_type ? no_symbol : table.find({shape_types[s]}, false);
  std::vector<std::array<SymbolId, 6>> by_kind(kinds.size());
  for (std::size_t k = 0; k < kinds.size(); ++k)
    for (std::size_t s = 0; s < shape_types.size(); ++s) {
      types = kinds[k];
      if (shape_types[s] != no_type) types.push_back(shape_types[s]);
      by_kind[k][s] = table.find(types, false);
    }
  for (const std::uint32_t kind : kind_of) table.by_entries_.push_back(by_kind[kind]);
  return table;
}

}  // namespace relata
