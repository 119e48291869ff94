#include <string>
#include <vector>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"
#include "engine/rules/bind_names.h"

namespace relata {
namespace {

class DeprecatedUses {
 public:
  DeprecatedUses(const RuleBase& base, const Rule& rule, Diagnostics& diagnostics) : base_(base), rule_(rule), diagnostics_(diagnostics) {}

  void run() {
    for (const auto* list : {&rule_.match, &rule_.unless_inside, &rule_.unless_before, &rule_.unless_after})
      for (const Pattern& pattern : *list) look(pattern);
    for (const EmitAction& emit : rule_.emit) {
      const std::string& relation = base_.schema.relation(emit.relation).name;
      if (const std::string* instead = base_.schema.deprecated(relation)) warn(emit.place, "relation", relation, *instead);
    }
  }

 private:
  void warn(Span place, const char* kind, const std::string& name, const std::string& instead) {
    report_warning(diagnostics_, "M019", rule_.source, place, std::string(kind) + " `" + name + "` is deprecated",
                   "use `" + instead + "` instead");
  }

  void look(const Pattern& pattern) {
    std::vector<const PatternNode*> stack = {&pattern.root};
    while (!stack.empty()) {
      const PatternNode& node = *stack.back();
      stack.pop_back();
      for (const PatternNode& child : node.children) stack.push_back(&child);
      if (node.kind == PatternKind::word) look(pattern, node);
      if (node.kind != PatternKind::slot) continue;
      for (const TypeId type : main_types(node.test)) {
        const std::string& name = base_.schema.type(type).name;
        if (const std::string* instead = base_.schema.deprecated(name)) warn(place_of(pattern, node), "type", name, *instead);
      }
    }
  }

  void look(const Pattern& pattern, const PatternNode& node) {
    const auto declared = base_.declared_words.find(node.text);
    if (declared == base_.declared_words.end()) return;
    const bool is_set = node.word_kind == WordKind::set, is_family = node.word_kind == WordKind::family;
    if (!is_set && !is_family && node.word_kind != WordKind::phrase) return;
    const SourceId source = is_set      ? base_.sets[node.word_index].source
                            : is_family ? base_.families[node.word_index].source
                                        : base_.phrases[node.word_index].pattern.source;
    for (const auto& [where, instead] : declared->second.deprecated)
      if (base_.pack_of(where) == base_.pack_of(source))
        return warn(place_of(pattern, node), is_set ? "set" : is_family ? "family" : "phrase", node.text, instead);
  }

  const RuleBase& base_;
  const Rule& rule_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_deprecated(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  for (const Rule& rule : base.rules)
    if ((!source || rule.source == *source) && rule.status != Status::deprecated) DeprecatedUses(base, rule, diagnostics).run();
}

}  // namespace relata
