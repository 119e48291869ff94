#include "engine/layers/needed_words.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <utility>

#include "engine/text/ascii_words.h"

namespace relata {
namespace {

constexpr std::size_t common_word = 5000;  // a word of a closed class is as bad as so many others,
constexpr std::size_t short_word = 50;     // one of two letters as so many,
constexpr std::size_t any_number = 4000;   // and numbers as so many
constexpr std::size_t long_number = 500;   // of four figures or more
constexpr std::size_t any_mark = 1000;
constexpr std::size_t most_figures = 99;    // none has so many in a row: one with points or commas
constexpr std::size_t most_entries = 4000;  // a type of more words than that spares nothing

bool is_no_word(char c) {
  return !ascii_word_letter(c) && static_cast<unsigned char>(c) < 0x80;
}

// Does a token end where this node ends (or, from the right, where it begins)?
bool parts_tokens(const PatternNode& node, bool at_end) {
  switch (node.kind) {
    case PatternKind::space:
    case PatternKind::slot:
    case PatternKind::begin:
    case PatternKind::finish:
      return true;
    case PatternKind::literal:
      return is_no_word(at_end ? node.text.back() : node.text.front());
    case PatternKind::sequence:
      return !node.children.empty() && parts_tokens(at_end ? node.children.back() : node.children.front(), at_end);
    case PatternKind::repeat:
      return parts_tokens(node.children[0], at_end);
    case PatternKind::alternation:
      return std::all_of(node.children.begin(), node.children.end(), [&](const PatternNode& child) { return parts_tokens(child, at_end); });
    default:
      return false;
  }
}

// Is child `i` of a sequence parted from all that may stand beside it?
bool stands_alone(const std::vector<PatternNode>& row, std::size_t i, bool row_is_alone) {
  const auto parted = [&](std::ptrdiff_t at, std::ptrdiff_t step) {
    for (at += step; at >= 0 && at < static_cast<std::ptrdiff_t>(row.size()); at += step) {
      const PatternNode& beside = row[static_cast<std::size_t>(at)];
      if (!parts_tokens(beside, step < 0)) return false;
      if (beside.kind != PatternKind::repeat || beside.min > 0) return true;
    }
    return row_is_alone;
  };
  const auto at = static_cast<std::ptrdiff_t>(i);
  return parted(at, -1) && parted(at, 1);
}

NeededWords one(NeededWord word) {
  NeededWords out;
  out.impossible = !word.is_possible();
  out.all.push_back(std::move(word));
  return out;
}

const NeededWord& rarest(const NeededWords& needed) {
  return *std::min_element(needed.all.begin(), needed.all.end(), [](const NeededWord& a, const NeededWord& b) { return a.cost < b.cost; });
}

void add(const NeededWord& more, NeededWord& any) {
  any.words.insert(more.words.begin(), more.words.end());
  if (more.figures > 0) any.figures = any.figures > 0 ? std::min(any.figures, more.figures) : more.figures;
  any.cost += more.cost;
}

// What the engine itself reads off a mention, beside what entries say.
bool is_computed(std::string_view attribute) {
  constexpr std::string_view names[] = {"text", "first-word", "lemma", "mode", "frame", "id", "value", "points", "digits"};
  return std::find(std::begin(names), std::end(names), attribute) != std::end(names);
}

}  // namespace

NeededWords NeededWordFinder::of(const Rule& rule, const Pattern& pattern) {
  rule_ = &rule;
  NeededWords out = of(pattern.root, true);
  rule_ = nullptr;
  return out;
}

// `alone`: nothing in front of or behind the node can be a part of its tokens.
NeededWords NeededWordFinder::of(const PatternNode& node, bool alone) {
  switch (node.kind) {
    case PatternKind::sequence:
      return of_row(node, alone);
    case PatternKind::alternation:
      return any_of(node, alone);
    case PatternKind::repeat:
      return node.min > 0 ? of(node.children[0], false) : NeededWords{};
    case PatternKind::literal:
      if (node.text.find_first_of(needed_marks) != std::string::npos) return of_mark(node.text);
      return alone ? of_words({node.text}) : NeededWords{};
    case PatternKind::word:
      if (node.word_kind == WordKind::phrase) {
        const Rule* const rule = std::exchange(rule_, nullptr);  // the slots of a phrase are its own
        NeededWords out = of(base_.phrases[node.word_index].pattern.root, alone);
        rule_ = rule;
        return out;
      }
      if (alone && node.word_kind == WordKind::set && base_.sets[node.word_index].kind == SetKind::words)
        return of_words(base_.sets[node.word_index].words);
      return {};
    case PatternKind::slot:
      return of_slot(node);
    default:
      return {};
  }
}

NeededWords NeededWordFinder::of_row(const PatternNode& node, bool alone) {
  NeededWords out;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    NeededWords more = of(node.children[i], stands_alone(node.children, i, alone));
    out.impossible = out.impossible || more.impossible;
    std::move(more.all.begin(), more.all.end(), std::back_inserter(out.all));
  }
  return out;
}

NeededWords NeededWordFinder::any_of(const PatternNode& node, bool alone) {
  NeededWord any;
  for (const PatternNode& child : node.children) {
    const NeededWords needed = of(child, alone);
    if (needed.impossible) continue;
    if (needed.all.empty()) return {};
    add(rarest(needed), any);
  }
  return one(std::move(any));
}

// Of each name its last token, mostly its head ("the Fourth of July", "local time"); where that is short or a word of a closed class,
// its longest one.
void NeededWordFinder::add_name(const std::string& name, NeededWord& out) const {
  std::string longest, last, token;
  for (const char c : name + ' ') {
    if (const char letter = ascii_word_letter(c)) {
      token += letter;
      continue;
    }
    if (token.size() >= longest.size()) longest = token;
    if (!token.empty()) last = std::exchange(token, {});
  }
  std::string& best = last.size() < 3 || is_common(last) ? longest : last;
  out.cost += is_common(best) ? common_word : best.size() < 3 ? short_word : 1;
  out.words.insert(std::move(best));
}

NeededWords NeededWordFinder::of_mark(const std::string& text) {
  NeededWord out;
  out.words.insert(text.substr(text.find_first_of(needed_marks), 1));
  out.cost = any_mark;
  return one(std::move(out));
}

NeededWords NeededWordFinder::of_words(const std::vector<std::string>& names) const {
  NeededWord out;
  for (const std::string& name : names) {
    add_name(name, out);
    if (out.words.contains("")) return {};  // no ASCII word in it
  }
  return one(std::move(out));
}

NeededWords NeededWordFinder::of_type(TypeId type) {
  NeededWord out;
  if (!add_shapes(type, -1, out) || !add_entries(type, -1, out)) return {};
  return one(std::move(out));
}

NeededWords NeededWordFinder::of_slot(const PatternNode& node) {
  NeededWord out;
  const auto add_type = [&](const std::vector<TypeId>& types) {
    const auto main = std::find_if(types.begin(), types.end(),
                                   [&](TypeId type) { return types.size() == 1 || base_.schema.type(type).feature_of == no_type; });
    return main == types.end() || (add_shapes(*main, node.slot, out) && add_entries(*main, node.slot, out));
  };
  if (!add_type(node.test.types)) return {};
  for (const auto& other : node.test.others)
    if (!add_type(other)) return {};
  return one(std::move(out));
}

// What forms give a type (numbers of any kind, capitalized words). False where that is too much.
bool NeededWordFinder::add_shapes(TypeId type, int slot, NeededWord& out) const {
  for (std::size_t i = 0; i < base_.schema.types().size(); ++i) {
    const Shape shape = base_.schema.types()[i].shape;
    if (shape == Shape::none || !base_.schema.is_a(static_cast<TypeId>(i), type)) continue;
    if (shape != Shape::number && shape != Shape::mixed) return false;
    std::size_t figures = 1;
    if (rule_ && slot >= 0 && shape == Shape::number)
      for (const Condition& condition : rule_->where) {
        if (condition.kind != ConditionKind::attribute_in || condition.negated || condition.slot != slot) continue;
        if (condition.attribute == "digits" && !condition.values.empty()) {
          const auto& values = condition.values;
          figures = std::max(figures, static_cast<std::size_t>(std::atoi(
                                          std::min_element(values.begin(), values.end(), [](const std::string& a, const std::string& b) {
                                            return a.size() != b.size() ? a.size() < b.size() : a < b;
                                          })->c_str())));
        }
        if (condition.attribute == "points" && condition.values != std::vector<std::string>{"0"}) figures = std::max(figures, most_figures);
      }
    out.figures = out.figures > 0 ? std::min(out.figures, figures) : figures;
    out.cost += figures >= 4 ? long_number : any_number;
  }
  return true;
}

// What lexicons give it; what rules give it rests on other words. False where there are too many.
bool NeededWordFinder::add_entries(TypeId type, int slot, NeededWord& out) {
  const auto asks = [&](const Condition& condition) {
    return condition.slot == slot && condition.kind == ConditionKind::attribute_in && !condition.negated;
  };
  const bool asked = rule_ && slot >= 0 && std::any_of(rule_->where.begin(), rule_->where.end(), asks);
  if (!asked) {
    const auto [found, fresh] = words_.try_emplace(type);
    if (fresh) add_words_of(type, {}, found->second);
    add(found->second, out);
    return !out.words.contains("");
  }
  std::vector<const Condition*> conditions;
  for (const Condition& condition : rule_->where)
    if (asks(condition)) conditions.push_back(&condition);
  add_words_of(type, conditions, out);
  return !out.words.contains("");
}

// The empty word stands for any.
void NeededWordFinder::add_words_of(TypeId type, const std::vector<const Condition*>& conditions, NeededWord& out) {
  const std::vector<EntryId> entries = entries_of(type);
  if (entries.size() > most_entries) {
    out.words.insert("");
    return;
  }
  for (const EntryId id : entries) {
    if (!std::all_of(conditions.begin(), conditions.end(), [&](const Condition* condition) { return may_have(id, *condition); })) continue;
    const LexiconEntry& entry = base_.lexicon.entry(id);
    add_name(entry.name, out);
    for (const std::string& alias : entry.aliases) add_name(alias, out);
  }
}

// A word has what any of its entries says. What a rule says of it was marked where that rule matched, by words of its own.
bool NeededWordFinder::may_have(EntryId id, const Condition& condition) const {
  const auto& own = base_.lexicon.entry(id).attributes;
  const bool says = std::any_of(own.begin(), own.end(), [&](const auto& attribute) { return attribute.first == condition.attribute; });
  if (is_computed(condition.attribute) && !(says && condition.attribute == "value")) return true;
  const auto& types = base_.schema.types();
  if (std::any_of(types.begin(), types.end(), [&](const auto& type) { return type.feature == condition.attribute; })) return true;
  const auto has = [&](EntryId other) {
    const auto& attributes = base_.lexicon.entry(other).attributes;
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& attribute) {
      return attribute.first == condition.attribute &&
             std::find(condition.values.begin(), condition.values.end(), attribute.second) != condition.values.end();
    });
  };
  if (has(id)) return true;
  const LexiconEntry& entry = base_.lexicon.entry(id);
  const auto named = [&](const std::string& name) {
    const std::vector<EntryId> others = base_.lexicon.find_name(name);
    return others.size() > 1 && std::any_of(others.begin(), others.end(), has);
  };
  return named(entry.name) || std::any_of(entry.aliases.begin(), entry.aliases.end(), named);
}

bool NeededWordFinder::is_common(const std::string& word) const {
  const std::vector<EntryId> entries = base_.lexicon.find_name(word);
  return std::any_of(entries.begin(), entries.end(), [&](EntryId id) { return base_.schema.type(base_.lexicon.entry(id).type).is_closed; });
}

std::vector<EntryId> NeededWordFinder::entries_of(TypeId type) {
  const std::size_t types = base_.schema.types().size();
  if (by_type_.empty()) {
    by_type_.resize(types);
    const auto& entries = base_.lexicon.entries();
    for (EntryId id = 0; id < entries.size(); ++id) {
      if (entries[id].type < types) by_type_[entries[id].type].push_back(id);
      for (const TypeId feature : entries[id].feature_types) by_type_[feature].push_back(id);
    }
  }
  std::vector<EntryId> out;
  for (std::size_t other = 0; other < types; ++other)
    if (!by_type_[other].empty() && base_.schema.is_a(static_cast<TypeId>(other), type))
      out.insert(out.end(), by_type_[other].begin(), by_type_[other].end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace relata
