#include <algorithm>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/known_words.h"

namespace relata {
namespace {

constexpr std::size_t most_compared = 64;  // conditions of a rule

enum class Outcome : std::uint8_t { open, always, never };

class ConditionLint {
 public:
  ConditionLint(const RuleBase& base, const Rule& rule, Diagnostics& diagnostics) : base_(base), rule_(rule), diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t i = 0; i < rule_.where.size(); ++i) {
      const Condition& condition = rule_.where[i];
      Outcome outcome = outcome_of(condition);
      if (condition.negated && outcome != Outcome::open) outcome = outcome == Outcome::always ? Outcome::never : Outcome::always;
      if (outcome == Outcome::never)
        warn("M008", condition.place, "`" + written(condition) + "` never holds, so the rule can never fire",
             "what the slots can be, the pattern says");
      else if (outcome == Outcome::always)
        warn("M009", condition.place, "`" + written(condition) + "` always holds: the pattern says it already", "leave it out");
      else
        beside_earlier(i);
    }
    unless_inside();
  }

 private:
  void warn(const char* code, Span place, std::string message, std::string help) {
    report_warning(diagnostics_, code, rule_.source, place, std::move(message), std::move(help));
  }

  const std::vector<TypeTest>& tests_of(int slot) const { return rule_.slots[static_cast<std::size_t>(slot)].tests; }

  Outcome outcome_of(const Condition& condition) const {
    switch (condition.kind) {
      case ConditionKind::same:
      case ConditionKind::differs:
        if (never_one(condition)) return condition.kind == ConditionKind::same ? Outcome::never : Outcome::always;
        if (condition.slot != condition.other || condition.slot < 0) return Outcome::open;
        return condition.kind == ConditionKind::same ? Outcome::always : Outcome::never;
      case ConditionKind::is_type:
        return outcome_of_type(condition);
      case ConditionKind::attribute_in:
        return outcome_of_feature(condition);
      case ConditionKind::is_word:
        return outcome_of_word(condition);
    }
    return Outcome::open;
  }

  // Before the readings a token is all that its lexicon entries are, verb and noun and name in one.
  [[nodiscard]] bool sees_groups() const {
    const auto readings = std::find(base_.layers.begin(), base_.layers.end(), "readings");
    return std::find(base_.layers.begin(), readings, rule_.layer) == readings;
  }

  // `v is <talks>`, of nouns, or `a is <greet>`: a verb group has no noun's lemma, and what is no verb group no verb's.
  Outcome outcome_of_word(const Condition& condition) const {
    const std::optional<TypeId> verb = base_.schema.find_type("Verb");
    if (condition.slot < 0 || !verb || !sees_groups()) return Outcome::open;
    bool of_verbs = false, of_nouns = false;
    if (condition.word_kind == WordKind::set) {
      of_verbs = base_.sets[condition.word_index].kind == SetKind::verbs;
      of_nouns = base_.sets[condition.word_index].kind == SetKind::nouns;
    } else if (condition.word_kind == WordKind::verb) {
      const std::string& lemma = base_.lemmas[static_cast<LemmaId>(condition.word_index)];
      of_verbs = is_form(base_, lemma, verb_form) && !is_form(base_, lemma, noun_form);
    }
    bool any = false;
    for (const TypeTest& test : tests_of(condition.slot))
      for (const TypeId type : main_types(test)) {
        any = true;
        if (!(of_nouns && base_.schema.is_a(type, *verb)) && !(of_verbs && !base_.schema.compatible(type, *verb))) return Outcome::open;
      }
    return any ? Outcome::never : Outcome::open;
  }

  Outcome outcome_of_type(const Condition& condition) const {
    if (condition.slot < 0 || condition.test.group_only || condition.test.types.size() != 1 || !condition.test.others.empty())
      return Outcome::open;
    const TypeId wanted = condition.test.types.front();
    bool always = true, never = true, any = false;
    for (const TypeTest& test : tests_of(condition.slot))
      for (const TypeId type : main_types(test)) {
        any = true;
        always = always && base_.schema.is_a(type, wanted);
        never =
            never && !base_.schema.compatible(type, wanted) && (base_.schema.type(type).has_lemma || base_.schema.type(wanted).has_lemma);
      }
    if (any && never && sees_groups()) return Outcome::never;
    // What is not a part of the type may still be of both: a name that is a person's and a city's is one symbol.
    return any && always ? Outcome::always : Outcome::open;
  }

  // What names nobody, such as a verb, is never one with a mention of another type.
  bool never_one(const Condition& condition) const {
    if (condition.slot < 0 || condition.other < 0) return false;
    bool names_nobody = false;
    for (const TypeTest& left : tests_of(condition.slot))
      for (const TypeTest& right : tests_of(condition.other))
        for (const TypeId a : main_types(left))
          for (const TypeId b : main_types(right)) {
            if (base_.schema.compatible(a, b)) return false;
            const Type& one = base_.schema.type(a);
            const Type& two = base_.schema.type(b);
            names_nobody = names_nobody || one.has_lemma || two.has_lemma;
          }
    return names_nobody;
  }

  // {v:Verb.past} beside `v.tense = present`.
  Outcome outcome_of_feature(const Condition& condition) const {
    if (condition.slot < 0) return Outcome::open;
    bool always = true, never = true, any = false;
    for (const TypeTest& test : tests_of(condition.slot)) {
      if (!test.others.empty()) return Outcome::open;
      std::string value;
      for (const TypeId type : test.types)
        if (base_.schema.type(type).feature == condition.attribute && base_.schema.type(type).feature_of != no_type)
          value = base_.schema.type(type).name.substr(base_.schema.type(type).name.rfind('.') + 1);
      if (value.empty()) return Outcome::open;
      any = true;
      const bool holds = std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
      always = always && holds;
      never = never && !holds;
    }
    return !any ? Outcome::open : always ? Outcome::always : never ? Outcome::never : Outcome::open;
  }

  // `v.tense = past` and `v.tense = present` never hold together; the same condition twice says nothing new.
  void beside_earlier(std::size_t index) {
    const Condition& condition = rule_.where[index];
    for (std::size_t i = 0; i < std::min(index, most_compared); ++i) {
      const Condition& earlier = rule_.where[i];
      if (contradict(earlier, condition)) return never_together(earlier, condition);
      if (earlier.kind != condition.kind || earlier.slot != condition.slot || earlier.attribute != condition.attribute) continue;
      if (written(earlier) == written(condition)) {
        warn("M009", condition.place, "`" + written(condition) + "` stands in the list already", "leave it out");
        return;
      }
      if (condition.kind != ConditionKind::attribute_in || earlier.negated || condition.negated) continue;
      const bool common = std::any_of(condition.values.begin(), condition.values.end(), [&](const std::string& value) {
        return std::find(earlier.values.begin(), earlier.values.end(), value) != earlier.values.end();
      });
      if (common) continue;
      return never_together(earlier, condition);
    }
  }

  // `a = b` beside `a != b`, `a is Person` beside `not a is Person`.
  bool contradict(const Condition& a, const Condition& b) const {
    const auto is_pair = [](const Condition& c) { return c.kind == ConditionKind::same || c.kind == ConditionKind::differs; };
    if (is_pair(a) && is_pair(b)) {
      const bool same_slots = (a.slot == b.slot && a.other == b.other) || (a.slot == b.other && a.other == b.slot);
      return same_slots && (a.kind == b.kind) != (a.negated == b.negated);
    }
    if (a.kind != b.kind || a.slot != b.slot || a.negated == b.negated) return false;
    const std::string one = written(a), two = written(b);
    return one == "not " + two || two == "not " + one;
  }

  void never_together(const Condition& earlier, const Condition& condition) {
    const bool values = condition.kind == ConditionKind::attribute_in && !earlier.negated && !condition.negated;
    Diagnostic diagnostic =
        error_at("M008", rule_.source, condition.place, "these two conditions never hold together, so the rule can never fire",
                 values ? "either of two values is written `" + condition.attribute + " = a|b`" : "leave one of the two out");
    diagnostic.severity = Severity::warning;
    diagnostic.labels.push_back({rule_.source, earlier.place, "the other one"});
    diagnostics_.add(std::move(diagnostic));
  }

  std::string written(const Condition& condition) const {
    return diagnostics_.source(rule_.source).bytes.substr(condition.place.begin, condition.place.size());
  }

  // Is whatever `part` matches a mention of the wanted type as well?
  bool is_always(const PatternNode& part, const PatternNode& wanted) const {
    if (wanted.kind != PatternKind::slot || wanted.test.group_only || !wanted.test.others.empty() || !is_obligatory(part)) return false;
    const auto fits = [&](TypeId type) {
      return std::any_of(wanted.test.types.begin(), wanted.test.types.end(), [&](TypeId of) { return base_.schema.is_a(type, of); });
    };
    if (part.kind == PatternKind::slot)
      return !part.test.types.empty() && std::all_of(part.test.types.begin(), part.test.types.end(), fits);
    const std::optional<TypeId> verb = base_.schema.find_type("Verb");
    const bool is_verb = part.kind == PatternKind::word && (part.word_kind == WordKind::family || part.word_kind == WordKind::verb);
    return is_verb && verb && fits(*verb);
  }

  // What every match of every pattern holds can't be an exception.
  void unless_inside() {
    for (const Pattern& exception : rule_.unless_inside) {
      const std::vector<const PatternNode*> asked = parts_of(exception.root);
      const bool by_type =
          asked.size() == 1 && !rule_.match.empty() && std::all_of(rule_.match.begin(), rule_.match.end(), [&](const Pattern& pattern) {
            const std::vector<const PatternNode*> parts = parts_of(pattern.root);
            return std::any_of(parts.begin(), parts.end(), [&](const PatternNode* part) { return is_always(*part, *asked[0]); });
          });
      std::vector<std::string> wanted;
      for (const PatternNode* part : parts_of(exception.root)) wanted.push_back(shape_of(*part, base_));
      const bool always = !rule_.match.empty() && std::all_of(rule_.match.begin(), rule_.match.end(), [&](const Pattern& pattern) {
        std::vector<std::string> parts;
        for (const PatternNode* part : parts_of(pattern.root))
          parts.push_back(is_obligatory(*part) ? shape_of(*part, base_) : std::string());
        return std::search(parts.begin(), parts.end(), wanted.begin(), wanted.end()) != parts.end();
      });
      if (always || by_type)
        warn("M002", place_of(exception), "every match holds this, so the exception always holds and the rule can never fire",
             "`unless: {inside: ...}` is what must not stand in the match");
    }
  }

  const RuleBase& base_;
  const Rule& rule_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_conditions(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  for (const Rule& rule : base.rules)
    if (!source || rule.source == *source) ConditionLint(base, rule, diagnostics).run();
}

}  // namespace relata
