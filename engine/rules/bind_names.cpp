#include "engine/rules/bind_names.h"

#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"

namespace relata {

NamedWord find_word(const RuleBase& base, std::string_view name, SourceId source) {
  const std::uint32_t own = base.pack_of(source);
  NamedWord best;
  std::uint32_t best_pack = 0;
  const auto consider = [&](WordKind kind, std::size_t index, SourceId declared) {
    const std::uint32_t pack = base.pack_of(declared);
    if (pack > own || (best.kind != WordKind::unknown && pack <= best_pack)) return;
    best = {kind, static_cast<std::uint32_t>(index)};
    best_pack = pack;
  };
  if (const auto declared = base.declared_words.find(std::string(name)); declared != base.declared_words.end()) {
    for (const std::uint32_t i : declared->second.sets) consider(WordKind::set, i, base.sets[i].source);
    for (const std::uint32_t i : declared->second.families) consider(WordKind::family, i, base.families[i].source);
    for (const std::uint32_t i : declared->second.phrases) consider(WordKind::phrase, i, base.phrases[i].pattern.source);
  }
  if (best.kind != WordKind::unknown) return best;
  if (const LemmaId lemma = base.find_lemma(name); lemma != no_lemma) return {WordKind::verb, lemma};
  return {};
}

bool is_unreadable_word(const RuleBase& base, std::string_view name) {
  const auto declared = base.declared_words.find(std::string(name));
  return declared != base.declared_words.end() && declared->second.is_unreadable;
}

std::vector<std::string> declared_names(const RuleBase& base) {
  std::vector<std::string> names;
  for (const WordSet& set : base.sets) names.push_back(set.name);
  for (const Family& family : base.families) names.push_back(family.name);
  for (const Phrase& phrase : base.phrases) names.push_back(phrase.name);
  return names;
}

std::vector<std::string> word_names(const RuleBase& base) {
  std::vector<std::string> names = declared_names(base);
  for (std::string& lemma : base.lemmas.all()) names.push_back(std::move(lemma));
  return names;
}

std::vector<std::string> type_names(const Schema& schema) {
  std::vector<std::string> names;
  for (const Type& type : schema.types())
    if (type.feature_of == no_type) names.push_back(type.name);
  return names;
}

namespace {

template <typename Visit>
void each_feature(const Schema& schema, TypeId type, Visit visit) {
  if (type == no_type) return;
  for (std::size_t i = 0; i < schema.types().size(); ++i) {
    const Type& value = schema.types()[i];
    if (value.feature_of != no_type && schema.is_a(type, value.feature_of)) visit(value);
  }
}

}  // namespace

std::vector<std::string> feature_value_names(const Schema& schema, TypeId type) {
  std::vector<std::string> names;
  each_feature(schema, type, [&](const Type& value) { names.push_back(value.name.substr(value.name.rfind('.') + 1)); });
  return names;
}

std::vector<std::string> feature_names(const Schema& schema, TypeId type) {
  std::vector<std::string> names;
  each_feature(schema, type, [&](const Type& value) {
    if (std::find(names.begin(), names.end(), value.feature) == names.end()) names.push_back(value.feature);
  });
  return names;
}

std::optional<TypeTest> read_type_test(std::string_view text, std::uint32_t at, bool group, const Schema& schema, Passage& passage) {
  TypeTest test;
  test.group_only = group;
  const auto part_span = [&](std::size_t begin, std::size_t end) {
    return Span{at + static_cast<std::uint32_t>(begin), at + static_cast<std::uint32_t>(end)};
  };
  std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view name = text.substr(0, dot);
  const std::optional<TypeId> type = schema.find_type(name);
  if (!type) {
    if (name.empty()) {
      passage.error("P021", part_span(0, std::max<std::size_t>(text.size(), 1)), "a type is missing here", "{x:Type}, {x:Type|Other}");
      return std::nullopt;
    }
    if (schema.may_declare(name)) {
      ++passage.errors;  // told at the schema
      return std::nullopt;
    }
    std::string near = did_you_mean(name, type_names(schema));
    // "Person,Organization", "Person/City": a choice of types has `|`.
    if (const std::size_t sign = name.find_first_of(",/;"); sign != std::string_view::npos) {
      near = std::string(name);
      for (char& c : near) c = std::string_view(",/;").find(c) != std::string_view::npos ? '|' : c;
      passage.error("P021", part_span(0, name.size()), "`" + std::string(name) + "` is no type",
                    "several have | between them: `" + near + "`", near);
      return std::nullopt;
    }
    passage.error("P021", part_span(0, name.size()), "the schema has no type `" + std::string(name) + "`",
                  near.empty() ? "`relata list types` names them all" : "did you mean `" + near + "`?", near);
    return std::nullopt;
  }
  bool owner_implied = false, sound = true;
  std::vector<TypeId> values;
  while (dot < text.size()) {
    const std::size_t begin = dot + 1;
    dot = std::min(text.find('.', begin), text.size());
    const std::string_view word = text.substr(begin, dot - begin);
    const std::optional<TypeId> value = schema.find_feature_value(*type, word);
    if (!value) {
      const std::vector<std::string> known = feature_value_names(schema, *type);
      const std::string near = did_you_mean(word, known);
      passage.error("P022", part_span(begin - (word.empty() ? 1 : 0), dot),
                    "`" + std::string(name) + "` has no feature `" + std::string(word) + "`",
                    !near.empty()   ? "did you mean `" + near + "`?"
                    : known.empty() ? "the type has no features"
                                    : "`relata list types` names them all",
                    near);
      sound = false;
      continue;
    }
    for (TypeId other : values)
      if (schema.type(other).feature == schema.type(*value).feature && other != *value) {
        passage.error("P022", part_span(begin, dot), "a mention has one " + schema.type(*value).feature + ", never two",
                      "either of two is {x:" + schema.type(other).name + "|" + schema.type(*value).name + "}");
        sound = false;
      }
    owner_implied = owner_implied || schema.type(*value).feature_of == *type;
    values.push_back(*value);
  }
  if (!sound) return std::nullopt;
  if (!owner_implied) test.types.push_back(*type);
  test.types.insert(test.types.end(), values.begin(), values.end());
  return test;
}

std::optional<TypeTest> read_type_choice(std::string_view text, std::uint32_t at, bool group, const Schema& schema, Passage& passage) {
  std::optional<TypeTest> choice;
  bool sound = true;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t bar = std::min(text.find('|', begin), text.size());
    std::optional<TypeTest> test =
        read_type_test(text.substr(begin, bar - begin), at + static_cast<std::uint32_t>(begin), group, schema, passage);
    sound = sound && test;
    if (test && choice)
      choice->others.push_back(std::move(test->types));
    else if (test)
      choice = std::move(test);
    begin = bar + 1;
  }
  return sound ? choice : std::nullopt;
}

bool can_qualify(TypeId type, std::string_view qualifier, const Schema& schema) {
  bool is_told = false, tells_it = false, tells_time = false;
  for (std::size_t t = 0; t < schema.types().size(); ++t) {
    const std::string& told = schema.type(static_cast<TypeId>(t)).qualifier;
    if (told.empty()) continue;
    const bool fits = schema.compatible(type, static_cast<TypeId>(t));
    is_told = is_told || told == qualifier;
    tells_it = tells_it || (fits && told == qualifier);
    tells_time = tells_time || (fits && (told == "when" || told == "for"));
  }
  if (qualifier == "when" || qualifier == "for") return !is_told || tells_it || tells_time;
  if (tells_it) return true;
  if (schema.type(type).has_lemma) return false;  // a verb or noun names nobody and nowhere
  if (schema.type(type).reference == Reference::none) return true;
  const char* wanted = qualifier == "where" ? "Place" : qualifier == "source" ? "Agent" : "";
  const auto known = schema.find_type(wanted);
  return known ? schema.compatible(type, *known) : !tells_time;
}

std::vector<TypeId> main_types(const TypeTest& test) {
  std::vector<TypeId> types;
  if (!test.types.empty()) types.push_back(test.types.front());
  for (const std::vector<TypeId>& other : test.others)
    if (!other.empty()) types.push_back(other.front());
  return types;
}

}  // namespace relata
