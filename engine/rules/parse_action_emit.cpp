#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/parse_action_reader.h"

namespace relata {
namespace {

// A group, a list, or a mention that stands for several: "the two leaders", "they".
bool has_pairs(const SlotUse& use, const Rule& rule, const Schema& schema) {
  if (use.slot < 0) return false;
  const SlotDeclaration& slot = rule.slots[static_cast<std::size_t>(use.slot)];
  if (slot.is_group || slot.is_list) return true;
  const auto stands_for_several = [&](const std::vector<TypeId>& types) {
    return std::any_of(types.begin(), types.end(), [&](TypeId type) {
      return schema.type(type).reference == Reference::set || schema.type(type).reference == Reference::pronoun;
    });
  };
  return std::any_of(slot.tests.begin(), slot.tests.end(), [&](const TypeTest& test) {
    return stands_for_several(test.types) || std::any_of(test.others.begin(), test.others.end(), stands_for_several);
  });
}

constexpr std::string_view emit_form = "emit: s relation o (when t, where p, of c, for d, source x)";
constexpr std::string_view pair_form = "emit: each pair of g relation";

std::optional<SlotUse> take_end(ActionReader& reader) {
  SlotUse use;
  const ActionWord word = reader.peek();
  use.place = reader.passage().in_source(word.span);
  if (word.kind == ActionToken::discourse) {
    reader.take();
    const std::size_t colon = word.text.find(':');
    const std::string kind = colon == std::string::npos ? word.text : word.text.substr(colon + 1);
    for (const auto& [name, discourse] :
         {std::pair{"topic", Discourse::topic}, {"speaker", Discourse::speaker}, {"visitor", Discourse::visitor}})
      if (colon != std::string::npos && kind == name) use.discourse = discourse;
    const bool spaced = word.text.find(' ') != std::string::npos && reader.errors() == 0;
    if (spaced) {
      std::string closed;
      for (const char c : word.text) closed += c == ' ' ? "" : std::string(1, c);
      reader.passage().error("E008", word.span, "no spaces inside braces", "write `{?" + closed + "}`", "{?" + closed + "}");
    } else if (use.discourse == Discourse::none && reader.errors() == 0) {
      const std::string near = did_you_mean(kind, {"topic", "speaker", "visitor"});
      reader.passage().error("E008", word.span, "discourse fills no `" + kind + "`", "there are {?s:topic}, {?s:speaker} and {?s:visitor}",
                             near.empty() ? "" : "{?s:" + near + "}");
    }
    return use;
  }
  const std::optional<int> slot = reader.take_slot(emit_form, true);
  if (!slot) return std::nullopt;
  use.slot = *slot;
  return use;
}

// The types that a mention in `slot` can have; of `match` those that the rule marks or folds it to.
std::vector<TypeId> types_of(const Rule& rule, int slot) {
  std::vector<TypeId> types;
  if (slot == match_slot) {
    for (const FoldAction& fold : rule.fold) types.push_back(fold.type);
    for (const MarkAction& mark : rule.mark)
      if (mark.slot == match_slot) types.push_back(mark.type);
    return types;
  }
  if (slot < 0) return types;
  for (const TypeTest& test : rule.slots[slot].tests) {
    const std::vector<TypeId> choices = main_types(test);
    types.insert(types.end(), choices.begin(), choices.end());
  }
  for (const MarkAction& mark : rule.mark)
    if (mark.slot == slot) types.push_back(mark.type);
  return types;
}

void check_end(ActionReader& reader, const SlotUse& use, Span span, TypeId wanted, const std::string& relation, std::string_view side) {
  if (use.discourse != Discourse::none || wanted == no_type) return;
  const Schema& schema = reader.schema();
  const std::vector<TypeId> types = types_of(reader.scope().rule, use.slot);
  if (use.slot == match_slot && types.empty()) {
    reader.passage().error("E004", span, "the whole match is no mention: this rule neither marks nor folds it", "`mark: Type = match`");
    return;
  }
  if (types.empty()) return;  // its pattern is broken and says so
  // A part that names nobody by itself ("Chinese") stands for the entity of its lexicon entry.
  const auto stands_for_entry = [&](TypeId type) { return schema.type(type).reference == Reference::none; };
  if (use.slot >= 0 && reader.scope().rule.slots[use.slot].from_parts && std::any_of(types.begin(), types.end(), stands_for_entry)) return;
  if (std::any_of(types.begin(), types.end(), [&](TypeId type) { return schema.compatible(type, wanted); })) return;
  std::string named;
  for (const TypeId type : types) named += (named.empty() ? "" : " or ") + schema.type(type).name;
  reader.passage().error("E004", span,
                         "`" + relation + "` goes " + std::string(side) + " " + schema.type(wanted).name + ", and no " + named + " is one",
                         "change the slot's type in the pattern, or the relation's `" + std::string(side) + ":` in the schema");
}

struct WrittenEnd {
  SlotUse use;
  Span span;
};

// Neither end is what the relation has there, and each is what it has at the other: "p visited a", of a place and an agent. Where a mention
// may be both, as a country is, it is a warning.
bool refuse_turned(ActionReader& reader, const WrittenEnd& subject, const WrittenEnd& object, const Relation& relation) {
  const Schema& schema = reader.schema();
  const std::vector<TypeId> first = types_of(reader.scope().rule, subject.use.slot),
                            second = types_of(reader.scope().rule, object.use.slot);
  const auto all = [&](const std::vector<TypeId>& types, TypeId wanted) {
    return !types.empty() && std::all_of(types.begin(), types.end(), [&](TypeId type) { return schema.is_a(type, wanted); });
  };
  const auto none = [&](const std::vector<TypeId>& types, TypeId wanted) {
    return std::none_of(types.begin(), types.end(), [&](TypeId type) { return schema.is_a(type, wanted); });
  };
  if (!none(first, relation.from) || !none(second, relation.to) || !all(first, relation.to) || !all(second, relation.from)) return false;
  const auto possible = [&](const std::vector<TypeId>& types, TypeId wanted) {
    return std::any_of(types.begin(), types.end(), [&](TypeId type) { return schema.compatible(type, wanted); });
  };
  const Span whole = {subject.span.begin, object.span.end};
  const std::string between = reader.passage().in_text({subject.span.end, object.span.begin});
  const std::string turned = reader.passage().in_text(object.span) + between + reader.passage().in_text(subject.span);
  const std::string message = "the ends stand the wrong way round: `" + relation.name + "` goes from " + schema.type(relation.from).name +
                              " to " + schema.type(relation.to).name;
  if (possible(first, relation.from) && possible(second, relation.to))
    reader.passage().warning("E004", whole, message, "write `" + turned + "`", turned);
  else
    reader.passage().error("E004", whole, message, "write `" + turned + "`", turned);
  return true;
}

// "met(a, b)"
bool refuse_call(ActionReader& reader) {
  if (reader.peek().kind != ActionToken::word || !reader.is_sign("(", 1) || !reader.schema().find_relation(reader.peek().text))
    return false;
  std::string statement;
  Span whole = reader.peek().span;
  if (reader.peek(2).kind == ActionToken::word && reader.is_sign(",", 3) && reader.peek(4).kind == ActionToken::word &&
      reader.is_sign(")", 5)) {
    statement = reader.peek(2).text + " " + reader.peek().text + " " + reader.peek(4).text;
    whole.end = reader.peek(5).span.end;
  }
  reader.passage().error("E002", whole, "a statement is no call: the relation stands between its ends",
                         "it is written `" + (statement.empty() ? std::string(emit_form) : statement) + "`", statement);
  return true;
}

// "a spoke with b": the relation is `spokeWith`. Takes the words.
bool refuse_words(ActionReader& reader, const ActionWord& first) {
  std::string joined = first.text;
  for (std::size_t more = 1; more <= 3 && reader.peek(more).kind == ActionToken::word; ++more) {
    std::string word = reader.peek(more - 1).text;
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
    joined += word;
    if (!reader.schema().find_relation(joined)) continue;
    const Span whole = {first.span.begin, reader.peek(more - 1).span.end};
    for (std::size_t i = 0; i < more; ++i) reader.take();
    reader.passage().error("E003", whole, "a relation is one word", "did you mean `" + joined + "`?", joined);
    return true;
  }
  return false;
}

// A time can't be a place, nor a person a time.
void check_qualifier(ActionReader& reader, const ActionWord& word, Span slot, const std::vector<TypeId>& types) {
  const Schema& schema = reader.schema();
  if (types.empty() || std::any_of(types.begin(), types.end(), [&](TypeId type) { return can_qualify(type, word.text, schema); })) return;
  reader.passage().error(
      "E020", {word.span.begin, slot.end}, "`" + word.text + "` can't be told by a mention of type " + schema.type(types.front()).name,
      word.text == "when" || word.text == "for" ? "it is told by a time: {t:Time}" : "change the slot's type, or the qualifier");
}

void take_qualifiers(ActionReader& reader, EmitAction& emit) {
  const Span open = reader.peek().span;
  if (!reader.take_sign("(")) return;
  const std::pair<std::string_view, int*> qualifiers[] = {
      {"when", &emit.when}, {"where", &emit.where}, {"of", &emit.of}, {"for", &emit.duration}, {"source", &emit.source}};
  do {
    if (reader.peek().kind != ActionToken::word) {
      reader.expected("when, where, of, for or source", emit_form);
      return;
    }
    const ActionWord word = reader.take();
    const auto found = std::find_if(std::begin(qualifiers), std::end(qualifiers), [&](const auto& q) { return q.first == word.text; });
    if (found == std::end(qualifiers)) {
      const std::string near = did_you_mean(word.text, {"when", "where", "of", "for", "source"});
      const std::string mode = did_you_mean(word.text, {"asserted", "negated", "planned", "possible"});
      reader.passage().error(
          "E011", word.span, "a statement has no qualifier `" + word.text + "`",
          mode_named(word.text) || word.text == "mode" || (near.empty() && !mode.empty())
              ? "the mode is the verb's; `mode: " + (mode.empty() ? "planned" : mode) + "` beside the pattern sets another"
          : near.empty() ? "there are when, where, of, for and source"
                         : "did you mean `" + near + "`?",
          near);
      if (!reader.is_sign(",") && !reader.is_sign(")")) reader.take();
      continue;
    }
    const Span slot_span = reader.peek().span;
    const std::optional<int> slot = reader.take_slot(emit_form);
    if (!slot) {
      if (reader.is_sign(",") || reader.is_sign(")")) continue;
      return;
    }
    if (*slot >= 0) check_qualifier(reader, word, slot_span, types_of(reader.scope().rule, *slot));
    if (*found->second >= 0) reader.passage().error("E016", word.span, "`" + word.text + "` stands here twice", "leave one out");
    *found->second = *slot;
  } while (reader.take_sign(","));
  reader.expect_close(open, emit_form);
}

}  // namespace

void parse_emit(const yaml::Node& value, RuleScope& scope) {
  for (const yaml::Node* node : action_texts(value, scope.source, scope.diagnostics, emit_form)) {
    ActionReader reader(*node, scope);
    EmitAction emit;
    emit.place = reader.whole();
    if (reader.peek().kind == ActionToken::word && reader.peek(1).kind == ActionToken::word) {
      const std::string first = reader.peek().text, second = reader.peek(1).text;
      if (first == "each" && second != "pair" && (reader.peek(2).text == "of" || did_you_mean(second, {"pair"}) == "pair")) {
        reader.passage().error("E002", reader.peek(1).span, "`pair` is expected here", "it is written `" + std::string(pair_form) + "`",
                               "pair");
        continue;
      }
      if (first != "each" && second == "pair") {
        reader.passage().error("E002", {reader.peek().span.begin, reader.peek(1).span.end}, "pairs are asked for with `each`",
                               "it is written `" + std::string(pair_form) + "`", "each pair");
        continue;
      }
      // "met b": a relation, and no slot in front of it.
      const ActionToken third = reader.peek(2).kind;
      if (!reader.find_slot(first) && reader.schema().find_relation(first) && reader.find_slot(second) && third != ActionToken::word) {
        reader.passage().error("E002", reader.peek().span, "a subject is missing before `" + first + "`",
                               "it is written `" + std::string(emit_form) + "`");
        continue;
      }
    }
    if (refuse_call(reader)) continue;
    const bool pair_words = reader.peek().text == "each" && reader.peek(1).text == "pair";
    if (pair_words) {
      reader.take(), reader.take();
      if (reader.peek().text != "of") {
        reader.expected("`of`", pair_form);
        continue;
      }
      reader.take();
      emit.each_pair = true;
    }
    const Span subject_span = reader.peek().span;
    const std::optional<SlotUse> subject = emit.each_pair || reader.peek().kind != ActionToken::end ? take_end(reader) : std::nullopt;
    if (!subject && reader.errors() == 0) reader.expected("a slot", emit_form);
    if (subject) emit.subject = *subject;
    if (subject && emit.each_pair && !has_pairs(*subject, scope.rule, reader.schema()))
      reader.passage().error("E005", subject_span, "`" + reader.passage().in_text(subject_span) + "` is no group, so it has no pairs",
                             "bind a group in the pattern: `{g:Type+}`");
    if (reader.peek().kind != ActionToken::word) {
      reader.expected("a relation", emit.each_pair ? pair_form : emit_form);
      continue;
    }
    const ActionWord word = reader.take();
    const std::optional<RelationId> relation = reader.schema().find_relation(word.text);
    if (!relation && refuse_words(reader, word)) {
    } else if (!relation && reader.schema().may_declare(word.text)) {
      ++reader.passage().errors;  // told at the schema
    } else if (!relation) {
      std::vector<std::string> names;
      for (const Relation& known : reader.schema().relations()) names.push_back(known.name);
      const std::string near = did_you_mean(word.text, names);
      reader.passage().error("E003", word.span, "the schema has no relation `" + word.text + "`",
                             near.empty() ? "`relata list relations` names them all" : "did you mean `" + near + "`?", near);
    } else {
      emit.relation = *relation;
    }
    Span object_span = reader.peek().span;
    std::optional<SlotUse> object;
    if (!emit.each_pair) {
      object = take_end(reader);
      if (object) emit.object = *object;
    }
    if (relation && subject) {
      const Relation& made = reader.schema().relation(*relation);
      const bool turned = object && !emit.each_pair && refuse_turned(reader, {*subject, subject_span}, {*object, object_span}, made);
      const std::size_t told = reader.errors();
      if (!turned) check_end(reader, *subject, subject_span, made.from, made.name, "from");
      if (emit.each_pair && reader.errors() == told)
        check_end(reader, *subject, subject_span, made.to, made.name, "to");
      else if (object && !turned)
        check_end(reader, *object, object_span, made.to, made.name, "to");
    }
    if (emit.each_pair || object || reader.is_sign("(")) take_qualifiers(reader, emit);
    if (reader.errors() == 0) reader.expect_end(emit.each_pair ? pair_form : emit_form);
    if (reader.errors() == 0) scope.rule.emit.push_back(emit);
  }
}

}  // namespace relata
