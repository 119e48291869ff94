#include "tools/relata/explaining/pattern_parts.h"

#include <algorithm>
#include <map>

namespace relata {
namespace {

// Top-level parts of a pattern: a group in parentheses is its parts.
void flatten(const PatternNode& node, std::vector<const PatternNode*>& parts) {
  if (node.kind != PatternKind::sequence) {
    parts.push_back(&node);
    return;
  }
  for (const PatternNode& child : node.children) flatten(child, parts);
}

// The slot that a part binds, inside an optional piece too; -1: none, -2: several.
int slot_in(const PatternNode& node) {
  if (node.kind == PatternKind::slot) return node.slot;
  int slot = -1;
  for (const PatternNode& child : node.children)
    if (const int inner = slot_in(child); inner != -1) slot = slot == -1 || slot == inner ? inner : -2;
  return slot;
}

// The text before the first slot of a part such as ( with {c:Person})?, without spaces around it; empty where it is not plain.
std::string leading_text(const PatternNode& node) {
  std::string text;
  bool plain = true, done = false;
  const auto walk = [&](const auto& self, const PatternNode& each) -> void {
    if (done || !plain) return;
    if (each.kind == PatternKind::slot)
      done = true;
    else if (each.kind == PatternKind::literal)
      text += each.text;
    else if (each.kind == PatternKind::space)
      text += ' ';
    else if (each.kind == PatternKind::sequence || each.kind == PatternKind::repeat)
      for (const PatternNode& child : each.children) self(self, child);
    else
      plain = false;
  };
  walk(walk, node);
  const std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return !plain || !done || first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

bool may_be_missing(const PatternNode& node) {
  return node.kind == PatternKind::repeat && node.min == 0;
}

// How many mentions the node can bind: at least and at most.
struct Bounds {
  std::size_t least = 0, most = 0;
};
Bounds bounds_of(const PatternNode& node) {
  if (node.kind == PatternKind::slot) return {1, 1};
  Bounds all;
  for (const PatternNode& child : node.children) {
    const Bounds one = bounds_of(child);
    if (node.kind != PatternKind::alternation) {
      all = {all.least + one.least, all.most + one.most};
    } else {
      const bool first = &child == &node.children.front();
      all = {first ? one.least : std::min(all.least, one.least), std::max(all.most, one.most)};
    }
  }
  if (node.kind != PatternKind::repeat) return all;
  return {all.least * static_cast<std::size_t>(std::max(node.min, 0)), all.most * static_cast<std::size_t>(std::max(node.max, 1))};
}

// What each part took of the slot that several parts share: as much as it may, leaving the later ones what they must have.
std::vector<std::vector<Span>> shared_out(const std::vector<Span>& spans, const std::vector<Bounds>& parts) {
  std::size_t must = 0, at = 0;
  for (const Bounds& part : parts) must += part.least;
  std::size_t spare = spans.size() > must ? spans.size() - must : 0;
  std::vector<std::vector<Span>> shares;
  for (const Bounds& part : parts) {
    const std::size_t more = std::min(spare, part.most - part.least), end = std::min(spans.size(), at + part.least + more);
    shares.emplace_back(spans.begin() + static_cast<std::ptrdiff_t>(at), spans.begin() + static_cast<std::ptrdiff_t>(end));
    spare -= more;
    at = end;
  }
  return shares;
}

std::string types_of(const RuleBase& base, const SlotDeclaration& slot) {
  std::string types;
  for (const TypeTest& test : slot.tests)
    if (!test.types.empty()) types += (types.empty() ? "" : "|") + base.schema.type(test.types.front()).name;
  return types;
}

// Cells of the tape that hold some of `spans`: first and last.
std::optional<std::pair<std::size_t, std::size_t>> cells_of(const TracedTape& tape, const std::vector<Span>& spans) {
  std::optional<std::pair<std::size_t, std::size_t>> range;
  for (std::size_t i = 0; i < tape.cells.size(); ++i)
    for (const Span span : spans)
      if (!span.empty() && tape.cells[i].document.contains(span)) range = {range ? range->first : i, i};
  return range;
}

std::string words_between(const TracedTape& tape, std::size_t first, std::size_t end, Span within) {
  std::string words;
  for (std::size_t i = first; i < std::min(end, tape.cells.size()); ++i) {
    const TracedCell& cell = tape.cells[i];
    if (cell.in_aside || (end > tape.cells.size() && !within.contains(cell.document))) continue;
    words += (words.empty() ? "" : " ") + cell.words;
  }
  return words;
}

}  // namespace

std::optional<std::size_t> tape_of(const RuleBase& base, const Trial& trial, const MatchAttempt& attempt, std::uint32_t sentence) {
  // The slots that took part, in the order of the pattern.
  std::vector<const PatternNode*> nodes;
  flatten(base.rules[attempt.rule].match[attempt.pattern].root, nodes);
  std::vector<std::vector<Span>> slots;
  for (const PatternNode* node : nodes)
    if (const int slot = slot_in(*node); slot >= 0 && static_cast<std::size_t>(slot) < attempt.slots.size() && !attempt.slots[slot].empty())
      slots.push_back(attempt.slots[slot]);
  if (slots.empty()) return std::nullopt;
  const auto stands_in = [&](const TracedTape& tape) {
    std::size_t behind = 0;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const auto cells = cells_of(tape, slots[i]);
      if (!cells || cells->first < behind) return false;
      if (i == 0 && tape.depth > 0 && cells->first != 0) return false;  // a reading's rules begin at its first cell
      behind = cells->first;
    }
    return true;
  };
  // Rules of the layers behind the readings match in a reading, all others on the sentence as their layer saw it.
  const auto layer = std::find(base.layers.rbegin(), base.layers.rend(), base.rules[attempt.rule].layer);
  if (std::find(layer, base.layers.rend(), "readings") == base.layers.rend()) return std::nullopt;
  for (std::size_t i = 0; i < trial.trace.tapes.size(); ++i) {
    const TracedTape& tape = trial.trace.tapes[i];
    if (tape.sentence == sentence && tape.depth > 0 && stands_in(tape)) return i;
  }
  return std::nullopt;
}

std::vector<PatternPart> parts_of(const RuleBase& base, const Document& document, const MatchAttempt& attempt, const TracedTape* tape) {
  const Rule& rule = base.rules[attempt.rule];
  const Pattern& pattern = rule.match[attempt.pattern];
  std::vector<const PatternNode*> nodes;
  flatten(pattern.root, nodes);
  std::vector<PatternPart> parts;
  std::vector<int> slots;                                 // of the parts
  std::vector<std::string> openings;                      // of the parts: their text before the slot
  std::map<int, std::vector<std::size_t>> parts_of_slot;  // by slot, in order
  std::map<int, std::vector<Bounds>> bounds;
  std::uint32_t at = 0;  // up to here the pattern's text is told
  const auto upto = [&](std::uint32_t end) {
    std::string text = pattern.text.substr(at, end - at);
    at = end;
    return text;
  };
  bool options_alone = true;  // in the text that is not told yet
  const auto add_text = [&](std::uint32_t end) {
    if (end <= at) return;
    const bool optional = options_alone && pattern.text.find_first_not_of(' ', at) < end;
    parts.push_back({upto(end), {}, {}, {}, optional});
    slots.push_back(-1);
    openings.emplace_back();
  };
  for (const PatternNode* node : nodes) {
    const int slot = slot_in(*node);
    if (slot < 0) {
      options_alone = options_alone && (node->kind == PatternKind::space || may_be_missing(*node));
      continue;
    }
    add_text(node->span.begin);
    options_alone = true;
    parts.push_back({upto(node->span.end), rule.slots[slot].name, types_of(base, rule.slots[slot]), {}, may_be_missing(*node)});
    openings.push_back(leading_text(*node));
    parts_of_slot[slot].push_back(slots.size());
    bounds[slot].push_back(bounds_of(*node));
    slots.push_back(slot);
  }
  add_text(static_cast<std::uint32_t>(pattern.text.size()));
  std::vector<std::vector<Span>> taken(parts.size());
  for (const auto& [slot, owners] : parts_of_slot) {
    if (static_cast<std::size_t>(slot) >= attempt.slots.size()) continue;
    const auto shares = shared_out(attempt.slots[static_cast<std::size_t>(slot)], bounds[slot]);
    for (std::size_t i = 0; i < owners.size(); ++i) taken[owners[i]] = shares[i];
  }
  const auto spans_of = [&](std::size_t part) { return taken[part]; };
  // In a sentence that is no reading the words stand as in the text.
  const auto text_between = [&](std::size_t part) {
    Span between = attempt.document;
    for (std::size_t i = 0; i < parts.size(); ++i)
      for (const Span span : slots[i] >= 0 ? spans_of(i) : std::vector<Span>()) {
        if (i < part) between.begin = span.end;
        if (i > part) between.end = std::min(between.end, span.begin);
      }
    if (between.begin >= between.end) return std::string();
    std::string words = document.text.substr(between.begin, between.size());
    const std::size_t first = words.find_first_not_of(" \n"), last = words.find_last_not_of(" \n");
    return first == std::string::npos ? std::string() : words.substr(first, last - first + 1);
  };
  std::size_t behind = 0;  // the cell behind the last slot
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (slots[i] >= 0) {
      for (const Span span : spans_of(i))
        parts[i].words += (parts[i].words.empty() ? "" : "; ") + document.text.substr(span.begin, span.size());
      std::replace(parts[i].words.begin(), parts[i].words.end(), '\n', ' ');
      if (tape)
        if (const auto cells = cells_of(*tape, spans_of(i))) behind = cells->second + 1;
      continue;
    }
    // What a part behind it says before its slot is that part's.
    const auto without_opening = [&](std::string words) {
      for (std::size_t next = i + 1; next < parts.size(); ++next) {
        if (slots[next] < 0 || spans_of(next).empty()) continue;
        if (!openings[next].empty() && words.ends_with(openings[next])) words.resize(words.size() - openings[next].size());
        break;
      }
      return words.substr(0, words.find_last_not_of(' ') + 1);
    };
    if (!tape) {
      parts[i].words = without_opening(text_between(i));
      continue;
    }
    std::size_t end = tape->cells.size() + 1;  // behind the last slot: as far as the match goes
    for (std::size_t next = i + 1; next < parts.size(); ++next)
      if (const auto cells = slots[next] >= 0 ? cells_of(*tape, spans_of(next)) : std::nullopt) {
        end = cells->first;
        break;
      }
    parts[i].words = without_opening(words_between(*tape, behind, end, attempt.document));
  }
  return parts;
}

}  // namespace relata
