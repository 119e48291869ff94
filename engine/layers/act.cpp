#include "engine/layers/act.h"

#include <algorithm>

#include "engine/layers/attributes.h"

namespace relata {
namespace {

void set_attribute(Attributes& attributes, const std::string& name, std::string value) {
  auto it = std::lower_bound(attributes.begin(), attributes.end(), name, [](const auto& a, const std::string& n) { return a.first < n; });
  if (it != attributes.end() && it->first == name)
    it->second = std::move(value);
  else
    attributes.insert(it, {name, std::move(value)});
}

std::string setting_value(const AnalysisState& state, const Binding& binding, const AttributeSetting& setting) {
  if (setting.slot < 0) return setting.literal;
  std::string joined;
  for (MentionId id : binding.slots[setting.slot]) {
    std::string value =
        setting.attribute.empty() ? std::string(state.text(state.mention(id).span)) : attribute_of(state, id, setting.attribute);
    if (!joined.empty() && !value.empty()) joined += ' ';
    joined += value;
  }
  return joined;
}

// A setting named like a feature of the type sets the feature, `mode` the mode, anything else an attribute.
void apply_settings(AnalysisState& state, const Binding& binding, const std::vector<AttributeSetting>& settings, TypeId type,
                    Mention& mention) {
  const Schema& schema = state.base().schema;
  for (const AttributeSetting& setting : settings) {
    std::string value = setting_value(state, binding, setting);
    if (value.empty()) continue;
    if (setting.name == "mode") {
      if (auto mode = mode_named(value)) mention.mode = stronger(mention.mode, *mode);
      continue;
    }
    if (auto feature = schema.find_feature_value(type, value); feature && schema.type(*feature).feature == setting.name) {
      set_feature(state, mention, *feature);
      continue;
    }
    set_attribute(mention.attributes, setting.name, std::move(value));
  }
}

// Those at or below one of `types`, else the first of these without an entry.
std::vector<Sense> senses_below(const AnalysisState& state, const std::vector<Sense>& senses, const std::vector<TypeId>& types) {
  std::vector<Sense> kept;
  for (const Sense& sense : senses)
    if (std::any_of(types.begin(), types.end(), [&](TypeId type) { return state.base().schema.is_a(sense.type, type); }))
      kept.push_back(sense);
  if (kept.empty()) kept.push_back({types.front(), no_entry});
  return kept;
}

// The lemma of the first sense of all these types: "meeting" is a noun of its own and a form of "meet".
LemmaId lemma_as(const AnalysisState& state, const Mention& mention, const std::vector<TypeId>& types) {
  const RuleBase& base = state.base();
  for (const Sense& sense : mention.senses) {
    if (sense.entry == no_entry || state.program.entry_lemmas[sense.entry] == no_lemma) continue;
    const std::vector<TypeId>& features = base.lexicon.entry(sense.entry).feature_types;
    bool all = std::all_of(types.begin(), types.end(), [&](TypeId type) {
      return base.schema.is_a(sense.type, type) || std::find(features.begin(), features.end(), type) != features.end();
    });
    if (all) return state.program.entry_lemmas[sense.entry];
  }
  return no_lemma;
}

LemmaId head_lemma(const AnalysisState& state, const Binding& binding, int slot, MentionId id) {
  const Mention& mention = state.mention(id);
  if (slot >= 0)
    for (const TypeTest& test : binding.rule->slots[slot].tests)
      if (LemmaId lemma = lemma_as(state, mention, test.types); lemma != no_lemma) return lemma;
  return mention.lemma;
}

void add_members(const AnalysisState& state, MentionId id, std::vector<MentionId>& members) {
  const Mention* mention = &state.mention(id);
  while (mention->members.empty() && mention->stands_for != no_mention && mention->stands_for != id) {
    if (state.mention(mention->stands_for).members.empty()) break;
    mention = &state.mention(mention->stands_for);
  }
  if (mention->members.empty())
    members.push_back(id);
  else
    members.insert(members.end(), mention->members.begin(), mention->members.end());
}

// The types at or below `type` that all members share, the most special ones: one for persons, several for cities that act.
std::vector<TypeId> common_types(const AnalysisState& state, const std::vector<MentionId>& members, TypeId type) {
  const Schema& schema = state.base().schema;
  TypeBits shared;
  shared.set();
  for (MentionId id : members) shared &= state.program.symbols.set(state.mention(id).symbol).closure;
  std::vector<TypeId> found;
  bool related = false;
  for (std::size_t t = 0; t < schema.types().size(); ++t) {
    auto id = static_cast<TypeId>(t);
    if (!shared.test(t) || schema.types()[t].reference != Reference::name) continue;
    related = related || schema.is_a(id, type);
    found.push_back(id);
  }
  if (!related) found.clear();
  std::vector<TypeId> best;
  for (TypeId t : found)
    if (std::none_of(found.begin(), found.end(), [&](TypeId other) { return other != t && schema.is_a(other, t); })) best.push_back(t);
  if (!best.empty()) return best;
  TypeId one = type;
  for (std::size_t t = 0; t < schema.types().size(); ++t)
    if (shared.test(t) && schema.types()[t].feature_of == no_type && schema.is_a(static_cast<TypeId>(t), type) &&
        schema.ancestors(static_cast<TypeId>(t)).count() > schema.ancestors(one).count())
      one = static_cast<TypeId>(t);
  return {one};
}

}  // namespace

std::vector<TypeId> with_features(const AnalysisState& state, TypeId type, MentionId named) {
  std::vector<TypeId> types = {type};
  if (named == no_mention) return types;
  const Schema& schema = state.base().schema;
  for (TypeId had : state.program.symbols.set(state.mention(named).symbol).types) {
    const Type& feature = schema.type(had);
    if (feature.feature_of == no_type) continue;
    auto same = schema.find_feature_value(type, feature.name.substr(feature.name.find('.') + 1));
    if (same && schema.type(*same).feature == feature.feature) types.push_back(*same);
  }
  return types;
}

std::vector<TypeId> kinds_below(const AnalysisState& state, TypeId type, MentionId id) {
  const Schema& schema = state.base().schema;
  const auto is_kind = [&](const Type& had) {
    return had.feature_of == no_type && (had.in_output || (had.has_lemma && had.reference == schema.type(type).reference));
  };
  std::vector<TypeId> kinds;
  for (TypeId had : state.program.symbols.set(state.mention(id).symbol).types)
    if (had != type && is_kind(schema.type(had)) && schema.is_a(had, type)) kinds.push_back(had);
  return kinds;
}

void set_feature(AnalysisState& state, Mention& mention, TypeId value) {
  const Schema& schema = state.base().schema;
  const SymbolSet& set = state.program.symbols.set(mention.symbol);
  std::vector<TypeId> types;
  for (TypeId type : set.types)
    if (schema.type(type).feature != schema.type(value).feature) types.push_back(type);
  types.push_back(value);
  mention.symbol = state.program.symbols.find(std::move(types), set.group);
}

Mode mode_of(const AnalysisState& state, const Binding& binding, const ModeSetting& setting, Mode own) {
  Mode mode = setting.combine ? own : Mode::asserted;
  for (Mode constant : setting.constants) mode = stronger(mode, constant);
  for (int slot : setting.slots)
    for (MentionId id : binding.slots[slot]) mode = stronger(mode, state.mention(id).mode);
  return mode;
}

MentionId apply_mark(AnalysisState& state, std::uint32_t sentence, const Binding& binding, const MarkAction& action) {
  if (action.slot == match_slot) {
    Mention made;
    made.span = binding.document;
    made.sentence = sentence;
    made.rule = binding.rule_index;
    made.senses = {{action.type, no_entry}};
    made.symbol = state.program.symbols.find({action.type}, false);
    apply_settings(state, binding, action.attributes, action.type, made);
    return state.add(std::move(made));
  }
  MentionId last = no_mention;
  for (MentionId id : binding.slots[action.slot]) {
    Mention mention = state.mention(id);
    bool group = state.program.symbols.set(mention.symbol).group;
    const std::vector<TypeId> kinds = kinds_below(state, action.type, id);
    std::vector<TypeId> types = with_features(state, action.type, id);
    if (!kinds.empty()) types.erase(types.begin());
    types.insert(types.begin(), kinds.begin(), kinds.end());
    mention.senses = senses_below(state, mention.senses, kinds.empty() ? std::vector{action.type} : kinds);
    mention.symbol = state.program.symbols.find(std::move(types), group);
    mention.rule = binding.rule_index;
    apply_settings(state, binding, action.attributes, action.type, mention);
    // A reading of the word that the mark excludes takes its lemma along.
    if (LemmaId lemma = lemma_as(state, mention, {action.type}); lemma != no_lemma) mention.lemma = lemma;
    state.mention(id) = std::move(mention);
    last = id;
  }
  return last;
}

MentionId apply_fold(AnalysisState& state, std::uint32_t sentence, const Binding& binding, const FoldAction& action,
                     const std::vector<MentionId>& swallowed) {
  Mention made;
  made.span = binding.document;
  made.sentence = sentence;
  made.rule = binding.rule_index;
  made.parts = swallowed;
  const SymbolTable& symbols = state.program.symbols;
  if (action.group) {
    for (int slot : action.slots)
      for (MentionId id : binding.slots[slot]) add_members(state, id, made.members);
    std::sort(made.members.begin(), made.members.end(),
              [&](MentionId a, MentionId b) { return state.mention(a).span < state.mention(b).span; });
    made.members.erase(std::unique(made.members.begin(), made.members.end()), made.members.end());
    std::vector<TypeId> types = common_types(state, made.members, action.type);
    TypeId type = types.front();
    for (TypeId t : types) made.senses.push_back({t, no_entry});
    made.symbol = symbols.find(types, true);
    if (!made.members.empty()) made.lemma = state.mention(made.members.back()).lemma;
    apply_settings(state, binding, action.attributes, type, made);
    return state.add(std::move(made));
  }
  auto first_of = [&](int slot) { return slot >= 0 && !binding.slots[slot].empty() ? binding.slots[slot].front() : no_mention; };
  int slot = action.slots.empty() ? match_slot : action.slots.front();
  made.stands_for = first_of(slot);
  made.head = action.head >= 0 ? first_of(action.head) : made.stands_for;
  if (made.head != no_mention) {
    made.lemma = head_lemma(state, binding, action.head >= 0 ? action.head : slot, made.head);
    made.mode = state.mention(made.head).mode;
  }
  if (made.stands_for != no_mention) {
    const Mention& inner = state.mention(made.stands_for);
    made.members = inner.members;
    made.attributes = inner.attributes;
    made.senses = senses_below(state, inner.senses, {action.type});
    bool keeps = symbols.is_a(inner.symbol, action.type);
    made.symbol = keeps ? inner.symbol : symbols.find(with_features(state, action.type, made.head), symbols.set(inner.symbol).group);
  } else {
    made.senses = made.head != no_mention ? senses_below(state, state.mention(made.head).senses, {action.type})
                                          : std::vector<Sense>{{action.type, no_entry}};
    made.symbol = symbols.find(with_features(state, action.type, made.head), false);
  }
  apply_settings(state, binding, action.attributes, action.type, made);
  return state.add(std::move(made));
}

}  // namespace relata
