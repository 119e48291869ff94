#include "engine/rules/bind_pattern.h"

#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/parse_pattern.h"
#include "engine/rules/parse_pattern_reader.h"

namespace relata {
namespace {

constexpr int max_unrolled = 16;

bool is_optional(const PatternNode& node) {
  return node.kind == PatternKind::repeat && node.max >= 0 && node.max <= 1;
}

// {rest} ends a pattern: nothing may stand behind it.
void check_rest(const PatternNode& node, bool last, PatternFacts& holds_rest, Passage& passage) {
  switch (node.kind) {
    case PatternKind::rest:
    case PatternKind::word:
      if (!last && holds_rest.holds(node))
        passage.error("P032", node.span, "{rest} reaches to the end of the clause: nothing can stand behind it",
                      "put it last, or write {gap} (a few words) or {..} (anything without a finite verb)");
      return;
    case PatternKind::sequence:
      for (std::size_t i = 0; i < node.children.size(); ++i)
        check_rest(node.children[i], last && i + 1 == node.children.size(), holds_rest, passage);
      return;
    default:
      for (const PatternNode& child : node.children)
        check_rest(child, last && (node.kind == PatternKind::alternation || is_optional(node)), holds_rest, passage);
  }
}

bool holds_anchor(const PatternNode& node) {
  return node.kind == PatternKind::begin || node.kind == PatternKind::finish || node.kind == PatternKind::end ||
         std::any_of(node.children.begin(), node.children.end(), holds_anchor);
}

// `^`, `$` and {end} are the sentence's and the clause's ends: what must stand beyond them never does.
void check_anchors(const PatternNode& node, bool first, bool last, const RuleBase& base, Passage& passage) {
  const auto refuse = [&](const char* what, const char* side) {
    passage.error("P041", node.span, std::string(what) + ": nothing can stand " + side, "leave it out, or put it at the pattern's end");
  };
  switch (node.kind) {
    case PatternKind::begin:
      if (!first)
        passage.error("P041", node.span, "`^` is the sentence's begin: nothing can stand before it", "put it first, or leave it out");
      return;
    case PatternKind::finish:
      if (!last) refuse("`$` is the sentence's end", "behind it");
      return;
    case PatternKind::end:
      if (!last) refuse("{end} is where the clause ends", "behind it");
      return;
    case PatternKind::sequence: {
      // What may be empty leaves the end where it is.
      std::vector<bool> empty;
      for (const PatternNode& child : node.children) empty.push_back(child.kind == PatternKind::space || can_be_empty(child, base));
      for (std::size_t i = 0; i < node.children.size(); ++i)
        check_anchors(
            node.children[i], first && std::all_of(empty.begin(), empty.begin() + static_cast<std::ptrdiff_t>(i), [](bool e) { return e; }),
            last && std::all_of(empty.begin() + static_cast<std::ptrdiff_t>(i) + 1, empty.end(), [](bool e) { return e; }), base, passage);
      return;
    }
    default:
      for (const PatternNode& child : node.children) check_anchors(child, first, last, base, passage);
  }
}

bool binds(const PatternNode& node) {
  return (node.kind == PatternKind::slot && node.slot >= 0) || std::any_of(node.children.begin(), node.children.end(), binds);
}

// `times`: how often the pieces around let this node come, at most; -1 without limit.
void check_repeats(const PatternNode& node, int times, PatternFacts& crosses, Passage& passage) {
  if (node.kind == PatternKind::repeat) {
    const PatternNode& child = node.children.front();
    const bool slots = binds(child);
    times = times < 0 || node.max < 0 ? -1 : std::min(times * std::max(node.max, 1), 10000);
    if (slots && (times < 0 || times > max_unrolled)) {
      passage.error("P031", node.span, "a slot can't be repeated " + std::string(times < 0 ? "without limit" : "more than 16 times"),
                    "say how often, at most 16: `{0,4}`; a coordination of any length is one group, {g:Type+}");
      return;
    }
    if (node.max < 0 && !slots && crosses.holds(child)) {
      passage.error("P030", node.span, "this repetition could cross symbols without limit",
                    "say how often: `{0,4}`; or write {gap} (a few words), {..} (anything without a finite verb) or {rest}");
      return;
    }
  }
  for (const PatternNode& child : node.children) check_repeats(child, times, crosses, passage);
}

// How often each slot can be bound on one way through the tree.
std::vector<int> count_slots(const PatternNode& node, std::size_t slots) {
  std::vector<int> counts(slots, 0);
  if (node.kind == PatternKind::slot && node.slot >= 0) counts[node.slot] = 1;
  for (const PatternNode& child : node.children) {
    if (!binds(child)) continue;
    const std::vector<int> inner = count_slots(child, slots);
    for (std::size_t i = 0; i < slots; ++i)
      counts[i] = std::min(2, node.kind == PatternKind::alternation ? std::max(counts[i], inner[i]) : counts[i] + inner[i]);
  }
  if (node.kind == PatternKind::repeat && !is_optional(node) && node.max != 1)
    for (int& count : counts) count = std::min(2, count * 2);
  return counts;
}

// <o of n>: the slot of the noun, which the same pattern must bind.
void bind_frames(PatternNode& node, const std::vector<int>& counts, Passage& passage, const RuleBase& base,
                 const std::vector<SlotDeclaration>* slots) {
  for (PatternNode& child : node.children) bind_frames(child, counts, passage, base, slots);
  if (node.kind != PatternKind::frame) return;
  const std::string noun = node.text.substr(node.text.find(" of ") + 4);
  node.text.resize(1);
  std::vector<std::string> known;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    known.push_back((*slots)[i].name);
    if ((*slots)[i].name == noun) node.slot = static_cast<int>(i);
  }
  const Span name = {node.span.end - 1 - static_cast<std::uint32_t>(noun.size()), node.span.end - 1};
  if (node.slot < 0) {
    passage.error("P026", name, "the pattern binds no slot `" + noun + "`", suggestion(noun, known), did_you_mean(noun, known));
    return;
  }
  const std::vector<TypeTest>& tests = (*slots)[node.slot].tests;
  const auto has_lemma = [&](TypeId type) {
    for (std::size_t t = 0; t < base.schema.types().size(); ++t)
      if (base.schema.type(static_cast<TypeId>(t)).has_lemma && base.schema.is_a(type, static_cast<TypeId>(t))) return true;
    return false;
  };
  const auto is_word = [&](const TypeTest& test) {
    const std::vector<TypeId> types = main_types(test);
    return std::any_of(types.begin(), types.end(), has_lemma);
  };
  if (std::none_of(tests.begin(), tests.end(), is_word))
    passage.error("P026", name, "`" + noun + "` is no noun, so it has no frame", "nouns have frames: {" + noun + ":Noun}");
}

}  // namespace

bool PatternFacts::holds(const PatternNode& node) {
  const auto any = [&] { return std::any_of(node.children.begin(), node.children.end(), [&](const PatternNode& c) { return holds(c); }); };
  const auto all = [&] { return std::all_of(node.children.begin(), node.children.end(), [&](const PatternNode& c) { return holds(c); }); };
  const bool empty = fact_ == PatternFact::empty;
  switch (node.kind) {
    case PatternKind::sequence:
      return empty ? all() : any();
    case PatternKind::alternation:
      return any();
    case PatternKind::repeat:
      return (empty && node.min == 0) || any();
    case PatternKind::begin:
    case PatternKind::finish:
    case PatternKind::end:
      return empty;
    case PatternKind::slot:
      return fact_ == PatternFact::crosses;
    case PatternKind::rest:
      return true;
    case PatternKind::gap:
    case PatternKind::anything:
      return fact_ != PatternFact::rest;
    case PatternKind::word:
      break;
    default:
      return false;
  }
  if (node.word_kind != WordKind::phrase) return fact_ == PatternFact::crosses;
  if (node.word_index >= of_phrase_.size() || depth_ >= max_depth) return true;
  if (of_phrase_[node.word_index] == unknown) {
    ++depth_;
    const bool found = holds(base_.phrases[node.word_index].pattern.root);
    --depth_;
    of_phrase_[node.word_index] = found ? 1 : 0;
  }
  return of_phrase_[node.word_index] == 1;
}

bool binds_slot(const PatternNode& node, int slot) {
  return (node.kind == PatternKind::slot && node.slot == slot) ||
         std::any_of(node.children.begin(), node.children.end(), [&](const PatternNode& child) { return binds_slot(child, slot); });
}

bool can_be_empty(const PatternNode& node, const RuleBase& base) {
  return PatternFacts(PatternFact::empty, base).holds(node);
}

void bind_pattern(PatternNode& root, Passage& passage, const RuleBase& base, std::vector<SlotDeclaration>* slots) {
  PatternFacts holds_rest(PatternFact::rest, base), crosses(PatternFact::crosses, base);
  check_rest(root, true, holds_rest, passage);
  check_repeats(root, 1, crosses, passage);
  if (holds_anchor(root)) check_anchors(root, true, true, base, passage);
  const std::vector<int> counts = count_slots(root, slots ? slots->size() : 0);
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 1) (*slots)[i].is_list = true;
  bind_frames(root, counts, passage, base, slots);
  if (slots && passage.errors == 0 && can_be_empty(root, base))
    passage.error("P033", {0, static_cast<std::uint32_t>(passage.text.size())}, "the pattern can match nothing at all",
                  "at least one part must always be there");
}

}  // namespace relata
