#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/bind_pattern.h"
#include "engine/rules/keys.h"
#include "engine/rules/parse_action_reader.h"
#include "engine/rules/parse_pattern.h"

namespace relata {
namespace {

constexpr std::string_view where_form = "where: v.tense = past|present";
constexpr std::string_view is_form = "where: a is Type, or n is <set>";
constexpr std::string_view parts_form = "parts: b = Type of x";

// The values of `attribute` that a mention in `slot` can have, if it is a feature of one of its types; else none.
std::vector<std::string> values_of(const RuleScope& scope, int slot, const std::string& attribute) {
  const Schema& schema = scope.base.schema;
  std::vector<std::string> values;
  for (const TypeTest& test : scope.rule.slots[slot].tests)
    for (TypeId owner : main_types(test)) {
      if (schema.type(owner).feature_of != no_type) owner = schema.type(owner).feature_of;
      for (const TypeId id : schema.feature_values(owner, attribute)) {
        const std::string& full = schema.type(id).name;
        values.push_back(full.substr(full.rfind('.') + 1));
      }
    }
  return values;
}

void take_values(ActionReader& reader, Condition& condition) {
  const std::vector<std::string> known = values_of(reader.scope(), condition.slot, condition.attribute);
  do {
    const ActionWord value = reader.peek();
    if (value.kind != ActionToken::word && value.kind != ActionToken::quoted) {
      reader.expected("a value", where_form);
      return;
    }
    reader.take();
    if (!known.empty() && std::find(known.begin(), known.end(), value.text) == known.end()) {
      const std::string near = did_you_mean(value.text, known);
      reader.passage().error("E010", value.span, "`" + value.text + "` is no " + condition.attribute + " of what this slot binds",
                             near.empty() ? "it is " + yaml::listing(known) : "did you mean `" + near + "`?", near);
    }
    condition.values.push_back(value.text);
  } while (reader.take_sign("|"));
}

void take_kind(ActionReader& reader, Condition& condition) {
  if (reader.peek().text == "not") {
    reader.take();
    condition.negated = !condition.negated;
  }
  if (reader.peek().kind != ActionToken::name) {
    condition.kind = ConditionKind::is_type;
    if (const std::optional<TypeTest> test = reader.take_type(is_form)) condition.test = *test;
    return;
  }
  const ActionWord name = reader.take();
  const NamedWord word = find_word(reader.scope().base, name.text, reader.scope().source);
  condition.kind = ConditionKind::is_word;
  condition.word_kind = word.kind;
  condition.word_index = word.index;
  if (word.kind == WordKind::phrase) {
    reader.passage().error("E002", name.span, "`" + name.text + "` is a phrase: a pattern, and no list of words",
                           "a set, a family or a verb can stand here");
  } else if (word.kind == WordKind::unknown && is_unreadable_word(reader.scope().base, name.text)) {
    ++reader.passage().errors;
  } else if (word.kind == WordKind::unknown) {
    const std::string near = did_you_mean(name.text, word_names(reader.scope().base));
    reader.passage().error("P025", name.span, "no set, family, phrase or verb has the name `" + name.text + "`",
                           near.empty() ? "declare it under `sets:` or `families:`" : "did you mean `" + near + "`?",
                           near.empty() ? "" : "<" + near + ">");
  }
}

// Conditions are a list; values part at `|`.
void expect_end_of_condition(ActionReader& reader) {
  const std::string next = reader.peek().text;
  if (reader.at_end() || (next != "and" && next != "or" && next != "," && next != "&" && next != "|")) {
    static_cast<void>(reader.expect_end(where_form));
    return;
  }
  if (next == "or" || next == "|")
    reader.passage().error("E002", reader.peek().span, "conditions have no `" + next + "` between them",
                           "values and types have `|`: `a is Person|City`; else it is a rule of its own");
  else
    reader.passage().error("E002", reader.peek().span, "one condition has no `" + next + "`",
                           "several are a list, and all must hold: `where: [a != b, a is Person]`");
}

// A slot that each pattern binds leaves nothing for a part to fill.
bool bound_by_all(const Rule& rule, int slot) {
  return !rule.slots[static_cast<std::size_t>(slot)].from_parts && !rule.match.empty() &&
         std::all_of(rule.match.begin(), rule.match.end(), [&](const Pattern& pattern) { return binds_slot(pattern.root, slot); });
}

// "? = Type of x" or "= last Type of x", behind the slot's name.
void read_part(ActionReader& reader, PartBinding& part) {
  part.optional = reader.take_sign("?");
  if (!reader.expect_sign("=", parts_form)) return;
  if (reader.peek().text == "first" && reader.peek(1).kind == ActionToken::word && reader.peek(1).text != "of") {
    reader.passage().error("E002", reader.take().span, "the first is what is taken anyway", "leave `first` out: `b = Type of x`");
    return;
  }
  if (reader.peek().text == "last" && reader.peek(1).kind == ActionToken::word && reader.peek(1).text != "of") {
    reader.take();
    part.last = true;
  }
  if (const std::optional<TypeTest> type = reader.take_type(parts_form)) part.test = *type;
  if (reader.peek().text != "of") {
    reader.expected("`of`", parts_form);
    return;
  }
  reader.take();
  if (const std::optional<int> whole = reader.take_slot(parts_form)) part.whole = *whole;
  if (reader.is_sign(",") && reader.errors() == 0) {
    const Span comma = reader.take().span;
    reader.scope().unread.push_back("{" + reader.peek().text);  // what it would bind is no unknown slot
    reader.passage().error("E002", comma, "one part has no `,`", "several are a list: `parts: [b = Type of x, c = Type of y]`");
  }
  if (reader.errors() == 0) reader.expect_end(parts_form);
}

}  // namespace

void parse_where(const yaml::Node& value, RuleScope& scope) {
  for (const yaml::Node* node : action_texts(value, scope.source, scope.diagnostics, where_form)) {
    ActionReader reader(*node, scope);
    Condition condition;
    condition.place = reader.whole();
    if (reader.peek().text == "not" && reader.peek(1).kind == ActionToken::word) {
      reader.take();
      condition.negated = true;
    }
    const std::optional<int> slot = reader.take_slot(where_form);
    if (!slot) continue;
    condition.slot = *slot;
    if (reader.take_sign(".")) {
      if (reader.peek().kind != ActionToken::word) {
        reader.expected("an attribute", where_form);
        continue;
      }
      condition.attribute = reader.take().text;
      if (reader.is_sign("=") && reader.is_sign("=", 1)) {
        const ActionWord sign = reader.take();
        reader.passage().error("E002", {sign.span.begin, reader.peek().span.end}, "`==` is written `=`", "`where: v.tense = past`", "=");
        continue;
      }
      if (reader.is_sign("<") || reader.is_sign(">")) {
        reader.passage().error("E002", reader.peek().span, "attributes are not compared with `" + reader.peek().text + "`",
                               "an attribute is one of some values: `where: x.count = 1|2|3`");
        continue;
      }
      if (reader.take_sign("!="))
        condition.negated = !condition.negated;
      else if (!reader.expect_sign("=", where_form))
        continue;
      take_values(reader, condition);
    } else if (reader.peek().text == "is") {
      reader.take();
      take_kind(reader, condition);
    } else if (reader.is_sign("=") && reader.is_sign("=", 1)) {
      const ActionWord sign = reader.take();
      reader.passage().error("E002", {sign.span.begin, reader.peek().span.end}, "`==` is written `=`", "`where: a = b`", "=");
      continue;
    } else if (reader.is_sign("=") || reader.is_sign("!=")) {
      condition.kind = reader.take().text == "=" ? ConditionKind::same : ConditionKind::differs;
      if (const std::optional<int> other = reader.take_slot("where: a != b")) condition.other = *other;
    } else {
      reader.expected("`.`, `is`, `=` or `!=`", where_form);
    }
    if (reader.errors() == 0) expect_end_of_condition(reader);
    if (reader.errors() == 0) scope.rule.where.push_back(std::move(condition));
  }
}

void parse_parts(const yaml::Node& value, RuleScope& scope) {
  // What a part would have bound is no unknown slot.
  for (const yaml::Node* item : yaml::as_list(value))
    for (const yaml::Member& member : item->members) scope.unread.push_back("{" + member.key.text);
  for (const yaml::Node* node : action_texts(value, scope.source, scope.diagnostics, parts_form)) {
    ActionReader reader(*node, scope);
    PartBinding part;
    part.place = reader.whole();
    if (reader.peek().kind != ActionToken::word) {
      reader.expected("a new slot", parts_form);
      continue;
    }
    const ActionWord name = reader.take();
    const std::optional<int> known = reader.find_slot(name.text);
    const auto fills_always = [&](const PartBinding& other) { return known && other.slot == *known && !other.optional; };
    if (std::any_of(scope.rule.parts.begin(), scope.rule.parts.end(), fills_always)) {
      reader.passage().error("E013", name.span, "a part binds slot `" + name.text + "` already",
                             "choose another name; of several types one is `" + name.text + " = Type|Other of x`");
    } else if (known && bound_by_all(scope.rule, *known)) {
      reader.passage().error("E013", name.span, "the pattern binds a slot `" + name.text + "` already", "choose another name for the part");
    } else if (name.text == "match" || name.text == "rest" || name.text == "not") {
      reader.passage().error("P027", name.span, "`" + name.text + "` has a meaning of its own and can't name a slot",
                             "choose another name");
    }
    read_part(reader, part);
    // A part that could not be read still declares its slot: what names it is no mistake of its own.
    if (!known) {
      SlotDeclaration slot;
      slot.name = name.text;
      slot.from_parts = true;
      slot.place = reader.passage().in_source(name.span);
      scope.rule.slots.push_back(std::move(slot));
    }
    part.slot = known.value_or(static_cast<int>(scope.rule.slots.size() - 1));
    SlotDeclaration& slot = scope.rule.slots[static_cast<std::size_t>(part.slot)];
    if (!part.test.types.empty()) slot.tests.push_back(part.test);
    slot.is_group = slot.is_group || part.test.group_only;
    if (reader.errors() == 0) scope.rule.parts.push_back(std::move(part));
  }
}

void parse_unless(const yaml::Node& value, RuleScope& scope) {
  if ((value.is_scalar() && !value.text.empty()) || value.is_sequence()) {
    report(scope.diagnostics, "R001", scope.source, value.span,
           "`unless` must be a mapping (`key: value` lines), not " + std::string(value.is_scalar() ? "text" : "a list"),
           "say where it must not stand: `unless: {after: ...}`, `{before: ...}` or `{inside: ...}`");
    return;
  }
  if (!check_keys(value, KeyOwner::unless, scope.source, value.shown, scope.diagnostics)) return;
  if (value.members.empty())
    report(scope.diagnostics, "R003", scope.source, value.span, "`unless` holds nothing",
           "say what must not stand where: `unless: {after: ...}`, `{before: ...}` or `{inside: ...}`");
  const std::pair<std::string_view, std::vector<Pattern>*> places[] = {
      {"inside", &scope.rule.unless_inside}, {"before", &scope.rule.unless_before}, {"after", &scope.rule.unless_after}};
  for (const auto& [key, patterns] : places) {
    const yaml::Node* node = value.find(key);
    if (!node) continue;
    for (const yaml::Node* item : yaml::as_list(*node)) {
      std::optional<Pattern> pattern = parse_pattern(*item, scope.source, scope.base, nullptr, scope.diagnostics);
      if (!pattern || !is_small_enough(*pattern, scope.base, scope.diagnostics)) {
        scope.is_unsound = true;
        continue;
      }
      if (can_be_empty(pattern->root, scope.base)) {
        Passage passage = passage_of(*item, scope.source, scope.diagnostics);
        passage.error("P033", {0, static_cast<std::uint32_t>(item->text.size())},
                      "the pattern can match nothing at all, so the rule never could", "at least one part must always be there");
        continue;
      }
      patterns->push_back(std::move(*pattern));
    }
  }
}

namespace {

std::size_t occurrences(const Rule& rule, const std::string& slot) {
  std::size_t count = 0;
  for (const Pattern& pattern : rule.match)
    for (std::size_t at = pattern.text.find("{" + slot + ":"); at != std::string::npos; at = pattern.text.find("{" + slot + ":", at + 1))
      ++count;
  return count;
}

}  // namespace

void warn_of_unused_slots(const RuleScope& scope) {
  for (std::size_t i = 0; i < scope.rule.slots.size(); ++i) {
    const SlotDeclaration& slot = scope.rule.slots[i];
    if (slot.name.starts_with('_') || (i < scope.used.size() && scope.used[i])) continue;
    Diagnostic diagnostic;
    diagnostic.code = "E017";
    diagnostic.severity = Severity::warning;
    diagnostic.message = "slot `" + slot.name + "` is bound and never used";
    diagnostic.primary = {scope.source, slot.place, {}};
    diagnostic.help = slot.from_parts ? "leave it out, or name it `_" + slot.name + "` if it only has to be there"
                                      : "write the type alone, {Type}, or name it `_" + slot.name + "`";
    const Span with_colon = {slot.place.begin, slot.place.end + 1};
    if (!slot.from_parts && occurrences(scope.rule, slot.name) == 1)
      diagnostic.fixes.push_back({"leave the name out", {{scope.source, with_colon, ""}}});
    scope.diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace relata
