#include <algorithm>
#include <map>
#include <set>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"
#include "engine/rules/bind_names.h"

namespace relata {
namespace {

// The layers in which something first becomes a mention of each type; a type's parents come with it.
class ProducedTypes {
 public:
  explicit ProducedTypes(const RuleBase& base) : base_(base) {
    for (std::size_t i = base.layers.size(); i-- > 0;) first_[base.layers[i]] = i;
    for (std::size_t i = 0; i < base.layers.size(); ++i) last_[base.layers[i]] = i;
    std::set<TypeId> types;
    for (const LexiconEntry& entry : base.lexicon.entries()) types.insert(entry.type);
    for (const TypeId type : types) produce(type, 0);
    for (std::size_t t = 0; t < base.schema.types().size(); ++t)
      if (base.schema.type(static_cast<TypeId>(t)).shape != Shape::none) produce(static_cast<TypeId>(t), 0);
    for (const Rule& rule : base.rules) {
      const auto layer = first_.find(rule.layer);
      if (layer == first_.end()) continue;
      for (const MarkAction& action : rule.mark) produce(action.type, layer->second + 1);
      for (const FoldAction& action : rule.fold) produce(action.type, layer->second + 1);
    }
  }

  // Is there, when `layer` runs for the last time, anything that can be `wanted`?
  [[nodiscard]] bool before(const std::string& layer, TypeId wanted) const {
    const auto found = last_.find(layer);
    const auto made = made_.find(wanted);
    return found == last_.end() || (made != made_.end() && made->second <= found->second);
  }
  [[nodiscard]] bool ever(TypeId wanted) const { return made_.count(wanted) > 0; }

 private:
  void produce(TypeId type, std::size_t step) {
    if (type == no_type) return;
    const TypeBits& above = base_.schema.ancestors(type);
    for (std::size_t t = 0; t < base_.schema.types().size(); ++t) {
      if (!above.test(t)) continue;
      const auto [made, fresh] = made_.emplace(static_cast<TypeId>(t), step);
      if (!fresh) made->second = std::min(made->second, step);
    }
  }

  const RuleBase& base_;
  std::map<std::string, std::size_t> first_, last_;
  std::map<TypeId, std::size_t> made_;  // type -> number of the first layer that finds it made
};

}  // namespace

void lint_produced_types(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  if (base.lexicon.size() == 0) return;  // nothing is ever a symbol: the packs are not whole
  const ProducedTypes produced(base);
  for (const Rule& rule : base.rules) {
    if (source && rule.source != *source) continue;
    for (const Pattern& pattern : rule.match)
      for (const PatternNode* part : parts_of(pattern.root)) {
        if (part->kind != PatternKind::slot) continue;
        const std::vector<TypeId> types = main_types(part->test);
        if (types.empty() || std::any_of(types.begin(), types.end(), [&](TypeId type) {
              return base.schema.type(type).feature_of != no_type || base.schema.type(type).name == "Quotation" ||
                     produced.before(rule.layer, type);
            }))
          continue;
        const std::string name = base.schema.type(types.front()).name;
        const bool later = produced.ever(types.front());
        report_warning(diagnostics, "M001", rule.source, place_of(pattern, *part),
                       later ? "no layer before `" + rule.layer + "` makes a mention of type " + name + ", so the pattern can never match"
                             : "nothing makes a mention of type " + name + ", so the pattern can never match",
                       later ? "a rule sees what earlier layers made; pack.yaml's `layers:` give the order"
                             : "a lexicon, `mark:` or `fold:` must make one");
      }
  }
}

}  // namespace relata
