#include "engine/layers/layer_plan.h"

#include <algorithm>

#include "engine/layers/leading_verb.h"

namespace relata {
namespace {

class Planner {
 public:
  Planner(const RuleBase& base, const LanguageTypes& types, const Program* known, const ProgramOptions& options, AskedPatterns& asked)
      : base_(base), types_(types), known_(known), options_(options), asked_(asked) {}

  std::vector<LayerPlan> run() {
    std::vector<LayerPlan> plans;
    bool after_readings = false, asides = false;
    for (const std::string& name : base_.layers) {
      LayerPlan plan;
      CompiledLayer& layer = plan.layer;
      layer.name = name;
      layer.kind = name == "lexicon"    ? LayerKind::lexicon
                   : name == "recall"   ? LayerKind::recall
                   : name == "readings" ? LayerKind::readings
                   : after_readings     ? LayerKind::relations
                                        : LayerKind::scan;
      if (layer.kind == LayerKind::readings) after_readings = true;
      layer.skips_asides = asides;
      for (std::uint32_t r = 0; r < base_.rules.size(); ++r)
        if (base_.rules[r].layer == name && is_wanted(base_.rules[r], options_)) layer.rules.push_back(r);
      asides = asides || folds_asides(name);
      plan.is_known = is_known(layer, plans.size());
      if (!plan.is_known)
        for (const std::uint32_t r : layer.rules) plan_rule(plan, r);
      plans.push_back(std::move(plan));
    }
    return plans;
  }

 private:
  // Has the known program a layer of the very same rules by the same numbers, which name the very same words?
  bool is_known(const CompiledLayer& layer, std::size_t index) const {
    if (!known_) return false;
    const CompiledLayer& other = known_->layers[index];
    const RuleBase& known = *known_->base;
    if (!base_.sets.is_same(known.sets) || !base_.families.is_same(known.families) || !base_.phrases.is_same(known.phrases)) return false;
    return other.skips_asides == layer.skips_asides && other.rules == layer.rules &&
           std::all_of(layer.rules.begin(), layer.rules.end(),
                       [&](std::uint32_t r) { return known_->base->rules.pointer(r) == base_.rules.pointer(r); });
  }

  bool folds_asides(const std::string& layer) const {
    return std::any_of(base_.rules.begin(), base_.rules.end(), [&](const Rule& rule) {
      return rule.layer == layer &&
             std::any_of(rule.fold.begin(), rule.fold.end(), [&](const FoldAction& fold) { return base_.schema.type(fold.type).is_aside; });
    });
  }

  void plan_rule(LayerPlan& plan, std::uint32_t r) {
    CompiledLayer& layer = plan.layer;
    const Rule& rule = base_.rules[r];
    for (std::uint32_t p = 0; p < rule.match.size(); ++p) {
      CompileOptions options;
      options.skip_asides = layer.skips_asides;
      const auto ask = [&] {
        layer.patterns.push_back({r, p, nullptr, nullptr, 0, {}});
        plan.numbers.push_back(asked_.number_of(rule.match[p], options));
      };
      const PatternNode* verb = layer.kind == LayerKind::relations ? leading_verb(rule.match[p].root, base_, types_) : nullptr;
      if (!verb) {
        ask();
        if (layer.kind == LayerKind::relations) layer.any_verb.push_back(static_cast<std::uint32_t>(layer.patterns.size() - 1));
        continue;
      }
      options.verb_is_checked = true;
      options.verb_place = verb->span;
      auto key = [&](LemmaId lemma) { layer.by_verb[lemma].push_back(static_cast<std::uint32_t>(layer.patterns.size() - 1)); };
      if (verb->word_kind == WordKind::family) {
        const Family& family = base_.families[verb->word_index];
        for (const FamilyVerb& entry : family.verbs) {
          options.verb = &entry;
          ask();
          key(entry.lemma);
        }
        options.verb = nullptr;
        options.made_verb = true;
        ask();
        key(made_verb_base + verb->word_index);
      } else {
        ask();
        if (verb->word_kind == WordKind::verb)
          key(verb->word_index);
        else
          for (LemmaId lemma : base_.sets[verb->word_index].lemmas) key(lemma);
      }
    }
  }

  const RuleBase& base_;
  const LanguageTypes& types_;
  const Program* known_;
  const ProgramOptions& options_;
  AskedPatterns& asked_;
};

}  // namespace

std::vector<LayerPlan> plan_layers(const RuleBase& base, const LanguageTypes& types, const Program* known, const ProgramOptions& options,
                                   AskedPatterns& asked) {
  return Planner(base, types, known, options, asked).run();
}

}  // namespace relata
