#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/parse_pattern.h"

namespace relata {
namespace {

bool is_scanned(const RuleBase& base, const std::string& layer) {
  for (const std::string& each : base.layers) {
    if (each == "readings") return false;
    if (each == layer) return true;
  }
  return false;
}

constexpr std::size_t most_compared = 64;  // rules with a pattern in common

class SameRules {
 public:
  SameRules(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics)
      : base_(base), source_(source), diagnostics_(diagnostics) {}

  void run() {
    for (std::uint32_t i = 0; i < base_.rules.size(); ++i)
      for (const Pattern& pattern : base_.rules[i].match) {
        std::vector<std::uint32_t>& holders = holders_[base_.rules[i].layer + "\n" + shape_of(pattern, base_)];
        if (holders.size() < most_compared) holders.push_back(i);
      }
    for (std::uint32_t i = 0; i < base_.rules.size(); ++i) {
      const Rule& rule = base_.rules[i];
      if (source_ && rule.source != *source_) continue;
      patterns_twice(rule);
      beside_others(i);
    }
  }

 private:
  void warn(std::string code, const Rule& rule, Span place, std::string message, const Rule& other, Span other_place, std::string label,
            std::string help) {
    Diagnostic diagnostic = error_at(std::move(code), rule.source, place, std::move(message), std::move(help));
    diagnostic.severity = Severity::warning;
    diagnostic.labels.push_back({other.source, other_place, std::move(label)});
    diagnostics_.add(std::move(diagnostic));
  }

  void patterns_twice(const Rule& rule) {
    std::unordered_map<std::string, const Pattern*> seen;
    for (const Pattern& pattern : rule.match) {
      const auto [first, fresh] = seen.emplace(shape_of(pattern, base_), &pattern);
      if (fresh) {
        behind_a_wider_one(rule, pattern);
        continue;
      }
      warn("M005", rule, place_of(pattern), "this pattern stands in the rule already: it never gets its turn", rule,
           place_of(*first->second), "the first one", "leave it out");
    }
  }

  // '{a:Agent} <meet> {b:Person}' behind '{a:Agent} <meet> {b:Agent}'. With conditions the first may fail where the second fires.
  void behind_a_wider_one(const Rule& rule, const Pattern& pattern) {
    if (!conditions_of(rule).empty()) return;
    const auto end = rule.match.begin() + static_cast<std::ptrdiff_t>(std::min(rule.match.size(), most_compared));
    for (auto wider = rule.match.begin(); wider != end && &*wider < &pattern; ++wider) {
      if (!takes_all_of(*wider, pattern)) continue;
      return warn("M005", rule, place_of(pattern), "all that this pattern matches an earlier one takes: it never gets its turn", rule,
                  place_of(*wider), "the wider one", "leave it out, or put it first");
    }
  }

  // Whether it pays to compare two parts in full.
  static bool are_alike(const PatternNode& a, const PatternNode& b) {
    if (a.kind != b.kind) return false;
    if (a.kind == PatternKind::word) return a.word_kind == b.word_kind && a.word_index == b.word_index;
    return a.kind == PatternKind::slot || (a.text == b.text && a.children.size() == b.children.size());
  }

  bool takes_all_of(const Pattern& wider, const Pattern& narrower) const {
    const std::vector<const PatternNode*> parts = parts_of(wider.root), others = parts_of(narrower.root);
    if (parts.size() != others.size()) return false;
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (!are_alike(*parts[i], *others[i])) return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (shape_of(*parts[i], base_) == shape_of(*others[i], base_)) continue;
      if (parts[i]->kind != PatternKind::slot || others[i]->kind != PatternKind::slot || parts[i]->slot != others[i]->slot) return false;
      const TypeTest &wide = parts[i]->test, &narrow = others[i]->test;
      if (wide.group_only != narrow.group_only || wide.types.size() != 1 || !wide.others.empty()) return false;
      for (const TypeId type : main_types(narrow))
        if (!base_.schema.is_a(type, wide.types.front())) return false;
    }
    return true;
  }

  void beside_others(std::uint32_t index) {
    const Rule& rule = base_.rules[index];
    if (rule.match.empty()) return;
    std::vector<std::uint32_t> others;
    if (const auto holders = holders_.find(rule.layer + "\n" + shape_of(rule.match.front(), base_)); holders != holders_.end())
      others = holders->second;
    // What a wider rule takes is looked for beside it, in its own file.
    for (std::uint32_t near = index > most_compared ? index - most_compared : 0;
         near < std::min<std::size_t>(base_.rules.size(), index + most_compared); ++near)
      if (base_.rules[near].source == rule.source && base_.rules[near].layer == rule.layer &&
          std::find(others.begin(), others.end(), near) == others.end())
        others.push_back(near);
    for (const std::uint32_t other : others) {
      if (other == index || !covers(base_.rules[other], rule)) continue;
      const Rule& first = base_.rules[other];
      const bool narrower = !covers(rule, first);
      const bool same =
          acts_alike(first, rule) && (conditions_of(first) == conditions_of(rule) || (narrower && conditions_of(first).empty()));
      if (same) {
        if (other > index && !narrower) continue;
        warn("M004", rule, rule.place, "`" + rule.id + "` says what `" + first.id + "` says", first, first.place, "the same rule",
             "leave one of them out");
        return;
      }
      const bool goes_first = first.priority > rule.priority || (first.priority == rule.priority && other < index);
      if (!is_scanned(base_, rule.layer) || !goes_first || !(conditions_of(first).empty() || conditions_of(first) == conditions_of(rule)))
        continue;
      warn("M003", rule, rule.place, "`" + rule.id + "` can never fire: `" + first.id + "` takes all that its patterns match", first,
           first.place, first.priority > rule.priority ? "of higher priority" : "stands before it",
           "give this one the higher `priority:`, or a narrower pattern to the other");
      return;
    }
  }

  // Has `other` every pattern of `rule`, or a wider one?
  bool covers(const Rule& other, const Rule& rule) {
    for (const Pattern& pattern : rule.match) {
      const std::string& shape = known_shape(pattern);
      if (std::none_of(other.match.begin(), other.match.end(),
                       [&](const Pattern& p) { return known_shape(p) == shape || takes_all_of(p, pattern); }))
        return false;
    }
    return true;
  }

  const std::string& known_shape(const Pattern& pattern) {
    const auto [known, fresh] = shapes_.try_emplace(&pattern);
    if (fresh) known->second = shape_of(pattern, base_);
    return known->second;
  }

  std::string written(const Rule& rule, Span place) const {
    return diagnostics_.source(rule.source).bytes.substr(place.begin, place.size()) + "\n";
  }

  // Where one has fewer patterns, the numbers of its slots must mean the same in the other.
  bool acts_alike(const Rule& wider, const Rule& rule) const {
    const auto has = [&](const Pattern& pattern) {
      return std::any_of(wider.match.begin(), wider.match.end(), [&](const Pattern& p) { return dump(p, base_) == dump(pattern, base_); });
    };
    return actions_of(wider) == actions_of(rule) &&
           (wider.match.size() == rule.match.size() || std::all_of(rule.match.begin(), rule.match.end(), has));
  }

  // `x met y` as `0 met 1`: whatever the slots are called.
  static std::string numbered(const std::string& actions, const Rule& rule) {
    std::string out;
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0; };
    for (std::size_t at = 0; at < actions.size();) {
      std::size_t end = at;
      while (end < actions.size() && is_word(actions[end])) ++end;
      const std::string word = actions.substr(at, std::max<std::size_t>(end - at, 1));
      const auto slot = std::find_if(rule.slots.begin(), rule.slots.end(), [&](const SlotDeclaration& s) { return s.name == word; });
      out += slot == rule.slots.end() ? word : std::to_string(slot - rule.slots.begin());
      at += word.size();
    }
    return out;
  }

  std::string actions_of(const Rule& rule) const {
    std::string actions;
    for (const MarkAction& action : rule.mark) actions += written(rule, action.place);
    for (const FoldAction& action : rule.fold) actions += written(rule, action.place);
    for (const RestateAction& action : rule.restate) actions += written(rule, action.place);
    actions = numbered(actions, rule);
    for (const EmitAction& action : rule.emit) actions += statement_of(action);
    if (rule.mode) actions += dumped(*rule.mode);
    return actions + (rule.when_none ? "undated" : rule.when >= 0 ? "when " + std::to_string(rule.when) : "");
  }

  // Slots by their numbers, and the ends of a symmetric relation in the order of these.
  std::string statement_of(const EmitAction& action) const {
    std::string subject = end_of(action.subject), object = action.each_pair ? "each pair" : end_of(action.object);
    if (base_.schema.relation(action.relation).symmetric && !action.each_pair && object < subject) std::swap(subject, object);
    std::string statement = subject + " " + std::to_string(action.relation) + " " + object;
    for (const int slot : {action.when, action.where, action.of, action.duration, action.source}) statement += " " + std::to_string(slot);
    return statement + "\n";
  }

  static std::string end_of(const SlotUse& use) { return std::to_string(use.slot) + "/" + std::to_string(static_cast<int>(use.discourse)); }

  static std::string dumped(const ModeSetting& mode) {
    std::string all = mode.combine ? "+" : "=";
    for (const Mode each : mode.constants) all += " " + std::string(name_of(each));
    for (const int slot : mode.slots) all += " " + std::to_string(slot);
    return all + "\n";
  }

  std::string conditions_of(const Rule& rule) const {
    std::string conditions;
    for (const PartBinding& part : rule.parts) conditions += written(rule, part.place);
    for (const Condition& condition : rule.where) conditions += written(rule, condition.place);
    for (const auto* list : {&rule.unless_inside, &rule.unless_before, &rule.unless_after})
      for (const Pattern& pattern : *list) conditions += shape_of(pattern, base_) + (list == &rule.unless_after ? " after\n" : "\n");
    return numbered(conditions, rule);
  }

  const RuleBase& base_;
  const std::optional<SourceId> source_;
  Diagnostics& diagnostics_;
  std::unordered_map<const Pattern*, std::string> shapes_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> holders_;  // layer and shape -> rules that have it
};

}  // namespace

void lint_same_rules(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  SameRules(base, source, diagnostics).run();
}

}  // namespace relata
