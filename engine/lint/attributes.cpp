#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/rules/bind_names.h"

namespace relata {
namespace {

struct GivenValues {
  std::set<std::string> written;  // by lexicons, marks and folds
  bool open = false;              // a mark takes it from another mention, or the engine answers: it may be any
};
using GivenAttributes = std::map<std::string, GivenValues>;

GivenAttributes given_attributes(const RuleBase& base) {
  GivenAttributes given;
  for (const char* own : {"text", "first-word", "lemma", "mode", "frame", "id", "value", "digits"}) given[own].open = true;
  for (const LexiconEntry& entry : base.lexicon.entries())
    for (const auto& [key, value] : entry.attributes) given[key].written.insert(value);
  for (const Rule& rule : base.rules) {
    // What is a feature of the type is set as such.
    const auto add = [&](TypeId type, const std::vector<AttributeSetting>& settings) {
      for (const AttributeSetting& setting : settings) {
        if (!base.schema.feature_values(type, setting.name).empty()) continue;
        GivenValues& values = given[setting.name];
        if (setting.slot < 0)
          values.written.insert(setting.literal);
        else if (setting.attribute != setting.name)
          values.open = true;
      }
    };
    for (const MarkAction& action : rule.mark) add(action.type, action.attributes);
    for (const FoldAction& action : rule.fold) add(action.type, action.attributes);
  }
  return given;
}

class AttributeLint {
 public:
  AttributeLint(const RuleBase& base, const Rule& rule, const GivenAttributes& given, Diagnostics& diagnostics)
      : base_(base), rule_(rule), given_(given), diagnostics_(diagnostics) {}

  void look(const Condition& condition) {
    if (condition.kind != ConditionKind::attribute_in || condition.slot < 0) return;
    const std::string owner = owner_of_feature(condition.attribute);
    const auto known = given_.find(condition.attribute);
    if (known != given_.end()) {
      if (owner.empty() && !known->second.open) look_at_values(condition, known->second.written);
    } else if (owner.empty()) {
      unknown_attribute(condition);
    } else if (!can_have_feature(condition)) {
      feature_of_others(condition, owner);
    }
  }

 private:
  const std::vector<TypeTest>& tests_of(int slot) const { return rule_.slots[static_cast<std::size_t>(slot)].tests; }

  // A value that nothing has may be another pack's: only a near miss of one that is given is plainly a mistake.
  void look_at_values(const Condition& condition, const std::set<std::string>& given) {
    for (const std::string& value : condition.values) {
      if (given.contains(value)) continue;
      const std::string near = did_you_mean(value, {given.begin(), given.end()});
      if (near.empty()) continue;
      slip("M020", place_of_value(condition, value), "nothing has `" + value + "` as its `" + condition.attribute + "`", near);
    }
  }

  void feature_of_others(const Condition& condition, const std::string& owner) {
    const std::vector<TypeTest>& tests = tests_of(condition.slot);
    if (tests.empty() || main_types(tests.front()).empty()) return;
    report_warning(
        diagnostics_, "M016", rule_.source, place_in(condition, condition.attribute),
        "no `" + base_.schema.type(main_types(tests.front()).front()).name + "` has a `" + condition.attribute + "`, so this never holds",
        "`" + condition.attribute + "` is a feature of `" + owner + "`");
  }

  // An attribute that no lexicon, mark or fold gives and no type has as a feature is always empty. Others may be the engine's own: only a
  // near miss is plainly a mistake.
  void unknown_attribute(const Condition& condition) {
    std::vector<std::string> names;
    for (const TypeTest& test : tests_of(condition.slot))
      for (const TypeId type : main_types(test)) {
        const std::vector<std::string> features = feature_names(base_.schema, type);
        names.insert(names.end(), features.begin(), features.end());
      }
    for (const auto& [name, values] : given_) names.push_back(name);
    const std::string near = did_you_mean(condition.attribute, names);
    if (!near.empty())
      slip("M016", place_in(condition, condition.attribute), "nothing has an attribute `" + condition.attribute + "`", near);
  }

  void slip(const char* code, Span place, std::string message, const std::string& near) {
    Diagnostic told = error_at(code, rule_.source, place, std::move(message), "did you mean `" + near + "`?");
    told.severity = Severity::warning;
    told.fixes.push_back({"write `" + near + "`", {{rule_.source, place, near}}});
    diagnostics_.add(std::move(told));
  }

  std::string written(const Condition& condition) const {
    return diagnostics_.source(rule_.source).bytes.substr(condition.place.begin, condition.place.size());
  }

  Span place_in(const Condition& condition, const std::string& word) const {
    const std::size_t at = written(condition).find("." + word);
    if (at == std::string::npos) return condition.place;
    const auto begin = static_cast<std::uint32_t>(condition.place.begin + at + 1);
    return {begin, begin + static_cast<std::uint32_t>(word.size())};
  }

  Span place_of_value(const Condition& condition, const std::string& value) const {
    const std::string text = written(condition);
    const std::size_t at = text.find(value, std::min(text.find('='), text.size()));
    if (at == std::string::npos) return condition.place;
    const auto begin = static_cast<std::uint32_t>(condition.place.begin + at);
    return {begin, begin + static_cast<std::uint32_t>(value.size())};
  }

  // The first type that has the feature; empty if none has.
  std::string owner_of_feature(const std::string& feature) const {
    for (const Type& type : base_.schema.types())
      if (type.feature == feature && type.feature_of != no_type) return base_.schema.type(type.feature_of).name;
    return {};
  }

  // Is some type that the slot can bind of the type that has the feature, or can one mention be both?
  bool can_have_feature(const Condition& condition) const {
    for (const TypeTest& test : tests_of(condition.slot))
      for (const TypeId bound : main_types(test))
        for (const Type& type : base_.schema.types())
          if (type.feature == condition.attribute && type.feature_of != no_type && base_.schema.compatible(bound, type.feature_of))
            return true;
    return false;
  }

  const RuleBase& base_;
  const Rule& rule_;
  const GivenAttributes& given_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_attributes(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  std::optional<GivenAttributes> given;  // found when first asked for
  for (const Rule& rule : base.rules) {
    if (source && rule.source != *source) continue;
    for (const Condition& condition : rule.where) {
      if (!given) given = given_attributes(base);
      AttributeLint(base, rule, *given, diagnostics).look(condition);
    }
  }
}

}  // namespace relata
