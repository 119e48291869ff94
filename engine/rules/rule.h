// The typed rule model: what rule files say, names resolved, every part with its place in the source.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/mode.h"
#include "engine/rules/lemma_table.h"
#include "engine/rules/pattern.h"

namespace relata {

// A slot of a rule. `match` (index match_slot) names the whole match.
struct SlotDeclaration {
  std::string name;
  std::vector<TypeTest> tests;  // of all its occurrences
  bool is_list = false;         // used twice or under a repetition
  bool is_group = false;        // {g:Type+}
  bool from_parts = false;      // bound by `parts:`
  Span place;                   // first occurrence, in the source file
};
inline constexpr int match_slot = -2;
inline constexpr int rest_slot = -3;

enum class Discourse : std::uint8_t { none, topic, speaker, visitor };

// A slot in an action: by index, or filled by discourse ({?s:topic}).
struct SlotUse {
  int slot = -1;
  Discourse discourse = Discourse::none;
  Span place;
};

// "tense past", "day d", "gender g.gender": an attribute of a mark or fold. Exactly one of literal and slot is used.
struct AttributeSetting {
  std::string name;
  std::string literal;
  int slot = -1;  // the value is that of slot's attribute `attribute`, or of its text if `attribute` is empty
  std::string attribute;
  Span place;
};

// How modes meet: `set` empty of slots replaces, otherwise the strongest of all parts.
struct ModeSetting {
  bool combine = false;  // "+ x": joined with the verb's own mode
  std::vector<Mode> constants;
  std::vector<int> slots;  // the mode of the mention in the slot
};

struct MarkAction {  // mark: Type = slot (attribute value, ...)
  TypeId type = no_type;
  int slot = match_slot;
  std::vector<AttributeSetting> attributes;
  Span place;
};

struct FoldAction {  // fold: Type = slot (head slot, attribute value, ...); Type+ = a b c makes a group of the members
  TypeId type = no_type;
  bool group = false;
  std::vector<int> slots;  // one: what the symbol stands for (match_slot: a new mention); a group: its members
  int head = -1;           // where lemma and unset features come from
  std::vector<AttributeSetting> attributes;
  Span place;
};

enum class RestateKind : std::uint8_t { slot, rest, made_verb, text };
struct RestateItem {
  RestateKind kind = RestateKind::slot;
  int slot = -1;                 // slot, made_verb (the noun; -1 when `lemma` is given)
  std::vector<TypeId> features;  // v.active: the features that are set
  LemmaId lemma = no_lemma;      // made_verb: =meet
  bool lemma_is_family = false;  // made_verb: `lemma` is an index into RuleBase::families
  std::string text;              // text: words that no span stands behind
  Span place;
};
struct RestateAction {
  std::vector<RestateItem> items;  // of one reading
  std::optional<ModeSetting> mode;
  Span place;
};

struct EmitAction {  // emit: s relation o (when t, where p, of c, for d, source x) | each pair of g relation
  SlotUse subject;
  RelationId relation = 0;
  SlotUse object;
  bool each_pair = false;  // of subject's group; object unused
  int when = -1, where = -1, of = -1, duration = -1, source = -1;
  Span place;
};

struct PartBinding {  // parts: b = Agent of x
  int slot = -1;
  TypeTest test;
  int whole = -1;
  bool optional = false;  // parts: b? = Agent of x
  bool last = false;      // parts: b = last Agent of x
  Span place;
};

// where: "v.tense = past|present", "a != b", "a is Person", "n is <light>", "x.gender = male", "not ..." in front negates.
enum class ConditionKind : std::uint8_t { attribute_in, is_type, is_word, same, differs };
struct Condition {
  ConditionKind kind = ConditionKind::attribute_in;
  bool negated = false;
  int slot = -1, other = -1;
  std::string attribute;
  std::vector<std::string> values;  // attribute_in
  TypeTest test;                    // is_type
  WordKind word_kind = WordKind::unknown;
  std::uint32_t word_index = 0;
  Span place;
};

struct RuleTest {
  std::string text;
  std::string date;                // may be empty
  std::vector<std::string> gives;  // empty: nothing
  bool todo = false;
  Span place;
};

enum class Status : std::uint8_t { stable, experimental, deprecated };

using RuleId = std::uint32_t;

struct Rule {
  std::string id;
  std::string about;
  std::string layer;
  std::uint32_t pack = 0;  // index into RuleBase::packs
  SourceId source = 0;
  Span place;              // of its id
  std::uint32_t line = 0;  // 1-based
  std::vector<SlotDeclaration> slots;
  std::vector<Pattern> match;
  std::vector<MarkAction> mark;
  std::vector<FoldAction> fold;  // at most one
  std::vector<RestateAction> restate;
  std::vector<EmitAction> emit;
  std::vector<PartBinding> parts;
  std::vector<Condition> where;
  std::vector<Pattern> unless_inside, unless_before, unless_after;
  std::optional<ModeSetting> mode;
  int when = -1;  // slot that dates it; when_none: no date at all
  bool when_none = false;
  int priority = 0;
  Status status = Status::stable;
  std::vector<RuleTest> tests;
};

}  // namespace relata
