#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/parse_action_reader.h"

namespace relata {
namespace {

constexpr std::string_view mark_form = "mark: Type = slot (attribute value, ...)";
constexpr std::string_view fold_form = "fold: Type = slot (head slot, attribute value, ...)";
constexpr std::string_view group_form = "fold: Type+ = a b c";

// The type of a test without its features, which become attributes: `Verb.past` sets tense.
TypeId split_features(const TypeTest& test, const Schema& schema, Span place, std::vector<AttributeSetting>& attributes) {
  TypeId type = no_type;
  for (const TypeId id : test.types) {
    const Type& part = schema.type(id);
    if (part.feature_of == no_type) {
      type = id;
      continue;
    }
    if (type == no_type) type = part.feature_of;
    AttributeSetting setting;
    setting.name = part.feature;
    setting.literal = part.name.substr(part.name.rfind('.') + 1);
    setting.place = place;
    attributes.push_back(std::move(setting));
  }
  return type;
}

// A mark or fold makes one type of mention, never `A|B`.
bool refuse_choice(ActionReader& reader, const std::optional<TypeTest>& type, Span place) {
  if (!type || type->others.empty()) return false;
  reader.passage().error("E002", place, "a mention is made of one type, not of a choice", "make two rules, or name a type above both");
  return true;
}

// Can a mention of this type, or of one below it, stand for something?
bool refers(const Schema& schema, TypeId type) {
  for (std::size_t i = 0; i < schema.types().size(); ++i)
    if (schema.is_a(static_cast<TypeId>(i), type) && schema.type(static_cast<TypeId>(i)).reference != Reference::none) return true;
  return false;
}

}  // namespace

void ActionReader::take_attributes(TypeId type, std::vector<AttributeSetting>& attributes, int* head, std::string_view form) {
  const Span open = peek().span;
  if (!take_sign("(")) return;
  const std::vector<std::string> features = feature_names(schema(), type);
  do {
    if (peek().kind != ActionToken::word) {
      expected("an attribute", form);
      return;
    }
    const ActionWord name = take();
    if (head && name.text == "head") {
      const std::optional<int> slot = take_slot(form);
      if (!slot) return;
      *head = *slot;
      continue;
    }
    AttributeSetting setting;
    setting.name = name.text;
    setting.place = passage_.in_source(name.span);
    const ActionWord value = peek();
    if (is_sign(",") || is_sign(")") || value.kind == ActionToken::end) {
      const std::optional<TypeId> feature = type == no_type ? std::nullopt : schema().find_feature_value(type, name.text);
      const std::string named = feature ? schema().type(*feature).feature + " " + name.text : std::string();
      passage_.error("E010", name.span, "the attribute `" + name.text + "` has no value",
                     named.empty() ? "an attribute and its value stand side by side: `(gender female)`" : "did you mean `" + named + "`?",
                     named);
      continue;
    }
    take();
    bool literal = true;
    if (value.kind == ActionToken::quoted) {
      setting.literal = value.text;
    } else if (value.kind == ActionToken::word) {
      const std::optional<int> slot = value.text == "match" ? std::optional<int>(match_slot) : find_slot(value.text);
      if (slot) {
        literal = false;
        setting.slot = *slot;
        scope_.use(*slot);
        if (take_sign(".")) {
          if (peek().kind != ActionToken::word) {
            expected("an attribute of `" + value.text + "`", form);
            return;
          }
          setting.attribute = take().text;
        }
      } else if (is_sign(".")) {
        unknown_slot(value, true);
        take();
        take();
        continue;
      } else {
        setting.literal = value.text;
      }
    } else {
      passage_.error("E002", value.span, "a value is expected here", "a word, a number, a 'quoted text', a slot or slot.attribute");
      return;
    }
    const auto same = [&](const AttributeSetting& other) { return other.name == setting.name; };
    // Of several modes the strongest counts; of several slots the last that took part.
    if (name.text != "mode" && setting.slot < 0 && std::any_of(attributes.begin(), attributes.end(), same)) {
      passage_.error("E016", name.span, "`" + name.text + "` is set twice", "leave one out");
      continue;
    }
    if (literal && std::find(features.begin(), features.end(), name.text) != features.end()) {
      const std::optional<TypeId> feature = schema().find_feature_value(type, setting.literal);
      if (!feature || schema().type(*feature).feature != name.text) {
        std::vector<std::string> known;
        for (const TypeId id : schema().feature_values(type, name.text)) {
          const std::string& full = schema().type(id).name;
          known.push_back(full.substr(full.rfind('.') + 1));
        }
        const std::string near = did_you_mean(setting.literal, known);
        passage_.error("E010", value.span, "`" + setting.literal + "` is no " + name.text + " of `" + schema().type(type).name + "`",
                       near.empty() ? "it is " + yaml::listing(known) : "did you mean `" + near + "`?", near);
        continue;
      }
    }
    if (literal && name.text == "mode" && type != no_type && schema().type(type).has_lemma && !mode_named(setting.literal)) {
      const std::string near = did_you_mean(setting.literal, {"asserted", "negated", "planned", "possible"});
      passage_.error("E009", value.span, "`" + setting.literal + "` is neither a mode nor a slot of this rule",
                     near.empty() ? "the modes are asserted, negated, planned and possible" : "did you mean `" + near + "`?", near);
      continue;
    }
    attributes.push_back(std::move(setting));
  } while (take_sign(","));
  expect_close(open, form);
}

void parse_mark(const yaml::Node& value, RuleScope& scope) {
  for (const yaml::Node* node : action_texts(value, scope.source, scope.diagnostics, mark_form)) {
    ActionReader reader(*node, scope);
    MarkAction mark;
    mark.place = reader.whole();
    const Span type_span = reader.peek().span;
    const std::optional<TypeTest> type = reader.take_type(mark_form);
    if (type && type->group_only) {
      reader.passage().error("E002", type_span, "a mark makes one mention, no group", "a group is folded: `fold: Type+ = a b c`");
      continue;
    }
    if (refuse_choice(reader, type, type_span)) continue;
    if (!type && reader.is_sign("+")) continue;
    if (type) mark.type = split_features(*type, reader.schema(), mark.place, mark.attributes);
    if (!reader.expect_sign("=", mark_form)) continue;
    const std::optional<int> slot = reader.take_slot(mark_form, true);
    reader.take_attributes(mark.type, mark.attributes, nullptr, mark_form);
    if (reader.errors() == 0) reader.expect_end(mark_form);
    if (reader.errors() > 0) continue;
    mark.slot = *slot;
    scope.rule.mark.push_back(std::move(mark));
  }
}

void parse_fold(const yaml::Node& value, RuleScope& scope) {
  for (const yaml::Node* node : action_texts(value, scope.source, scope.diagnostics, fold_form)) {
    ActionReader reader(*node, scope);
    FoldAction fold;
    fold.place = reader.whole();
    const Span type_span = reader.peek().span;
    const std::optional<TypeTest> type = reader.take_type(fold_form);
    if (refuse_choice(reader, type, type_span)) continue;
    if (type) {
      fold.group = type->group_only;
      fold.type = split_features(*type, reader.schema(), fold.place, fold.attributes);
      if (fold.group && !refers(reader.schema(), fold.type))
        reader.passage().error("E012", type_span,
                               "a mention of type `" + reader.schema().type(fold.type).name + "` names nobody, so none can be a member",
                               "groups are of types that refer, such as those below Agent or Place");
    }
    const std::string_view form = fold.group ? group_form : fold_form;
    if (!reader.expect_sign("=", form)) continue;
    do {
      const std::optional<int> slot = reader.take_slot(form, !fold.group);
      if (slot)
        fold.slots.push_back(*slot);
      else if (reader.at_end())
        break;
    } while (fold.group && reader.peek().kind == ActionToken::word);
    reader.take_attributes(fold.type, fold.attributes, &fold.head, form);
    if (reader.errors() == 0) reader.expect_end(form);
    if (reader.errors() > 0) continue;
    if (!scope.rule.fold.empty()) {
      reader.passage().error("E019", {0, static_cast<std::uint32_t>(node->text.size())}, "a rule folds once: its match becomes one symbol",
                             "make two rules, or `mark:` the other one");
      continue;
    }
    scope.rule.fold.push_back(std::move(fold));
  }
}

}  // namespace relata
