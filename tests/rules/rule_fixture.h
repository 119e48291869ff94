// A small rule base, and diagnostics on one line: `P021@4 Agnt` is code, column (code points, from 1) and the words under the caret.
#pragma once
#include <string>
#include <string_view>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"
#include "engine/text/utf8.h"

namespace relata {

inline TypeId add_type(Schema& schema, std::string name, std::vector<TypeId> parents = {}, Reference reference = Reference::none,
                       bool lemma = false) {
  Type type;
  type.name = std::move(name);
  type.parents = std::move(parents);
  type.reference = reference;
  type.has_lemma = lemma;
  return schema.add_type(std::move(type));
}

inline void add_feature(Schema& schema, TypeId owner, const std::string& feature, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    Type type;
    type.name = schema.type(owner).name + "." + value;
    type.parents = {owner};
    type.feature_of = owner;
    type.feature = feature;
    schema.add_type(std::move(type));
  }
}

inline RuleBase small_rule_base() {
  RuleBase base;
  Schema& schema = base.schema;
  const TypeId agent = add_type(schema, "Agent"), place = add_type(schema, "Place");
  const TypeId person = add_type(schema, "Person", {agent}, Reference::name);
  add_type(schema, "Country", {agent, place}, Reference::name);
  const TypeId city = add_type(schema, "City", {place}, Reference::name);
  const TypeId role = add_type(schema, "Role", {}, Reference::value);
  add_type(schema, "Time", {}, Reference::value);
  add_type(schema, "Adjective");
  const TypeId noun = add_type(schema, "Noun", {}, Reference::none, true);
  const TypeId verb = add_type(schema, "Verb", {}, Reference::none, true);
  add_feature(schema, noun, "number", {"singular", "plural"});
  add_feature(schema, verb, "tense", {"past", "present", "future"});
  add_feature(schema, verb, "voice", {"active", "passive"});
  const auto relation = [&](const char* name, TypeId from, TypeId to, bool symmetric = false) {
    Relation made;
    made.name = name;
    made.from = from;
    made.to = to;
    made.symmetric = symmetric;
    schema.add_relation(std::move(made));
  };
  relation("met", agent, agent, true);
  relation("visited", person, place);
  relation("holdsRole", person, role);
  relation("said", agent, role);
  (void)city;
  base.layers = {"lexicon", "names", "readings", "relations"};
  base.packs.push_back({"trial", "1.0", "en", "."});
  for (const char* lemma : {"meet", "visit", "greet", "call on"}) base.lemma_id(lemma);
  Family family;
  family.name = "meet";
  base.declared_words[family.name].families.push_back(0);
  base.families.push_back(family);
  WordSet titles;
  titles.name = "titles";
  titles.words = {"sir", "dame"};
  base.declared_words[titles.name].sets.push_back(0);
  base.sets.push_back(titles);
  WordSet light;
  light.name = "light";
  light.kind = SetKind::verbs;
  base.declared_words[light.name].sets.push_back(1);
  base.sets.push_back(light);
  return base;
}

inline std::string on_one_line(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    const std::string& bytes = diagnostics.source(diagnostic.primary.source).bytes;
    const Span span = diagnostic.primary.span;
    const std::size_t newline = span.begin == 0 ? std::string::npos : bytes.rfind('\n', span.begin - 1);
    const std::size_t start = newline == std::string::npos ? 0 : newline + 1;
    const std::string before = bytes.substr(start, span.begin - start);
    const std::uint32_t column = CodePointIndex(before).total() + 1;
    out += (out.empty() ? "" : "; ") + diagnostic.code + "@" + std::to_string(column) + " " + bytes.substr(span.begin, span.size());
  }
  return out;
}

}  // namespace relata
