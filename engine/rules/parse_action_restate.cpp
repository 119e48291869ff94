#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/parse_action_reader.h"

namespace relata {
namespace {

constexpr std::string_view restate_form = "restate: s v.active \"to\" rest (mode + n)";

// "v.active.past": the values that are set, of the types that `slot` can have; -1: of any type with a lemma (made verbs).
void take_features(ActionReader& reader, int slot, std::vector<TypeId>& features) {
  const Schema& schema = reader.schema();
  std::vector<TypeId> owners;
  if (slot >= 0) {
    for (const TypeTest& test : reader.scope().rule.slots[slot].tests) {
      const std::vector<TypeId> choices = main_types(test);
      owners.insert(owners.end(), choices.begin(), choices.end());
    }
  } else {
    for (std::size_t i = 0; i < schema.types().size(); ++i)
      if (schema.types()[i].has_lemma) owners.push_back(static_cast<TypeId>(i));
  }
  while (reader.take_sign(".")) {
    if (reader.peek().kind != ActionToken::word) {
      reader.expected("a feature", restate_form);
      return;
    }
    const ActionWord word = reader.take();
    std::optional<TypeId> value;
    std::vector<std::string> known;
    for (TypeId owner : owners) {
      if (schema.type(owner).feature_of != no_type) owner = schema.type(owner).feature_of;
      if (!value) value = schema.find_feature_value(owner, word.text);
      const std::vector<std::string> names = feature_value_names(schema, owner);
      known.insert(known.end(), names.begin(), names.end());
    }
    if (value) {
      for (const TypeId other : features)
        if (other != *value && schema.type(other).feature == schema.type(*value).feature && !schema.type(*value).feature.empty())
          reader.passage().error("E016", word.span, "`" + word.text + "` is a second " + schema.type(*value).feature + " of one verb",
                                 "leave one of the two out");
      features.push_back(*value);
      continue;
    }
    const std::string near = did_you_mean(word.text, known);
    reader.passage().error("E010", word.span, "nothing in this slot has a feature `" + word.text + "`",
                           !near.empty()   ? "did you mean `" + near + "`?"
                           : known.empty() ? "verbs and nouns have features"
                                           : "`relata list types` names them all",
                           near);
  }
}

// Can a mention in the slot have a lemma?
bool can_be_word(const RuleScope& scope, int slot) {
  const Schema& schema = scope.base.schema;
  const std::vector<TypeTest>& tests = scope.rule.slots[static_cast<std::size_t>(slot)].tests;
  for (std::size_t t = 0; t < schema.types().size(); ++t) {
    if (!schema.type(static_cast<TypeId>(t)).has_lemma) continue;
    for (const TypeTest& test : tests)
      for (const TypeId type : main_types(test))
        if (schema.compatible(type, static_cast<TypeId>(t))) return true;
  }
  return tests.empty();
}

// "=verb(n)", "=meet": `=` is taken already.
void take_made_verb(ActionReader& reader, RestateItem& item) {
  item.kind = RestateKind::made_verb;
  if (reader.peek().kind != ActionToken::word && reader.peek().kind != ActionToken::quoted) {
    reader.expected("a verb or family", restate_form);
    return;
  }
  const ActionWord word = reader.take();
  const Span open = reader.peek().span;
  if (word.text == "verb" && reader.take_sign("(")) {
    const ActionWord slot = reader.peek();
    if (const std::optional<int> noun = reader.take_slot("=verb(n)")) {
      item.slot = *noun;
      if (*noun >= 0 && !can_be_word(reader.scope(), *noun))
        reader.passage().error("E014", slot.span, "`" + slot.text + "` is no noun, so no verb can be made of it",
                               "bind the noun in the pattern: {" + slot.text + ":Noun}");
    }
    reader.expect_close(open, "=verb(n)");
    take_features(reader, -1, item.features);
    return;
  }
  const NamedWord found = find_word(reader.scope().base, word.text, reader.scope().source);
  if (found.kind == WordKind::family || found.kind == WordKind::verb) {
    item.lemma = found.index;
    item.lemma_is_family = found.kind == WordKind::family;
    take_features(reader, -1, item.features);
    return;
  }
  if (is_unreadable_word(reader.scope().base, word.text)) {
    ++reader.passage().errors;
    return;
  }
  std::vector<std::string> names;
  for (const Family& family : reader.scope().base.families) names.push_back(family.name);
  const std::string near = did_you_mean(word.text, names, reader.scope().base.lemmas.all());
  reader.passage().error(
      "E014", word.span, "no verb or family has the name `" + word.text + "`",
      near.empty() ? "`=verb(n)` makes the verb of the noun in slot n, `=name` one of a family" : "did you mean `" + near + "`?", near);
}

}  // namespace

void parse_restate(const yaml::Node& value, RuleScope& scope) {
  for (const yaml::Node* node : action_texts(value, scope.source, scope.diagnostics, restate_form)) {
    ActionReader reader(*node, scope);
    RestateAction restate;
    restate.place = reader.whole();
    while (!reader.at_end() && !reader.is_sign("(")) {
      RestateItem item;
      const ActionWord word = reader.peek();
      const std::size_t errors = reader.errors();
      item.place = reader.passage().in_source(word.span);
      if (reader.take_sign("=")) {
        take_made_verb(reader, item);
      } else if (word.kind == ActionToken::quoted) {
        item.kind = RestateKind::text;
        item.text = reader.take().text;
      } else if (word.kind == ActionToken::word && word.text == "rest") {
        reader.take();
        item.kind = RestateKind::rest;
        item.slot = rest_slot;
        if (!scope.has_rest)
          reader.passage().error("E015", word.span, "no pattern of this rule ends in {rest}",
                                 "put {rest} at the pattern's end, or leave it out here");
        if (!reader.at_end() && !reader.is_sign("("))
          reader.passage().error("E015", word.span, "`rest` ends the clause: nothing can stand behind it", "put it last");
      } else if (word.kind == ActionToken::word) {
        if (const std::optional<int> slot = reader.take_slot(restate_form)) {
          item.slot = *slot;
          take_features(reader, *slot, item.features);
        }
        while (reader.errors() > errors && reader.is_sign(".")) reader.take(), reader.take();
      } else {
        reader.expected("a slot, rest, =verb(n) or \"text\"", restate_form);
        break;
      }
      restate.items.push_back(std::move(item));
    }
    if (reader.errors() == 0 && restate.items.empty()) reader.expected("a slot", restate_form);
    const Span open = reader.peek().span;
    if (reader.errors() == 0 && reader.take_sign("(")) {
      if (reader.peek().text == "mode") {
        reader.take();
        restate.mode = reader.take_mode(restate_form);
        if (reader.errors() == 0) reader.expect_close(open, restate_form);
      } else {
        reader.expected("`mode`", restate_form);
      }
    }
    if (reader.errors() == 0) reader.expect_end(restate_form);
    if (reader.errors() == 0) scope.rule.restate.push_back(std::move(restate));
  }
}

namespace {

// `mode` and `when` are one text, never a list.
bool is_list(const yaml::Node& value, RuleScope& scope, std::string_view form) {
  if (!value.is_sequence()) return false;
  Diagnostic diagnostic;
  diagnostic.code = "E007";
  diagnostic.message = "one text is expected here, not a list";
  diagnostic.primary = {scope.source, value.span, {}};
  diagnostic.help = "it is written `" + std::string(form) + "`";
  scope.diagnostics.add(std::move(diagnostic));
  return true;
}

}  // namespace

void parse_mode(const yaml::Node& value, RuleScope& scope) {
  if (is_list(value, scope, "mode: possible")) return;
  constexpr std::string_view form = "mode: possible, or mode: + v + n";
  const std::vector<const yaml::Node*> texts = action_texts(value, scope.source, scope.diagnostics, form);
  if (texts.empty()) return;
  ActionReader reader(*texts.front(), scope);
  const bool parentheses = reader.take_sign("(");
  if (reader.peek().text == "mode" && !reader.find_slot("mode")) reader.take();
  std::optional<ModeSetting> mode = reader.take_mode(form);
  if (parentheses && reader.errors() == 0) reader.expect_sign(")", form);
  if (reader.errors() == 0) reader.expect_end(form);
  if (reader.errors() == 0) scope.rule.mode = std::move(mode);
}

void parse_when(const yaml::Node& value, RuleScope& scope) {
  constexpr std::string_view form = "when: t, or when: none";
  if (is_list(value, scope, form)) return;
  const std::vector<const yaml::Node*> texts = action_texts(value, scope.source, scope.diagnostics, form);
  if (texts.empty()) return;
  ActionReader reader(*texts.front(), scope);
  if (reader.peek().text == "none") {
    reader.take();
    if (reader.expect_end(form)) scope.rule.when_none = true;
    return;
  }
  const ActionWord word = reader.peek();
  const std::optional<int> slot = reader.take_slot(form);
  if (slot && *slot >= 0) {
    std::vector<TypeId> types;
    for (const TypeTest& test : scope.rule.slots[static_cast<std::size_t>(*slot)].tests)
      for (const TypeId type : main_types(test)) types.push_back(type);
    const Schema& schema = scope.base.schema;
    if (!types.empty() && std::none_of(types.begin(), types.end(), [&](TypeId type) { return can_qualify(type, "when", schema); }))
      reader.passage().error("E020", word.span, "`when` can't be told by a mention of type " + schema.type(types.front()).name,
                             "it is told by a time: {t:Time}");
  }
  if (slot && reader.expect_end(form)) scope.rule.when = *slot;
}

}  // namespace relata
