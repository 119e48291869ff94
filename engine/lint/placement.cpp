#include <algorithm>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"
#include "engine/rules/bind_names.h"

namespace relata {
namespace {

enum class Step : std::uint8_t { scan, readings, relations };

Step step_of(const RuleBase& base, const std::string& layer) {
  if (layer == "readings") return Step::readings;
  for (const std::string& each : base.layers) {
    if (each == "readings") return Step::relations;
    if (each == layer) return Step::scan;
  }
  return Step::relations;
}

bool holds_verb(const PatternNode& node, const RuleBase& base, int depth = 0) {
  if (node.kind == PatternKind::slot || node.kind == PatternKind::rest || node.kind == PatternKind::any_char) {
    if (node.kind != PatternKind::slot) return node.kind == PatternKind::rest;
    const auto is_verb = [&](TypeId type) {
      for (const char* name : {"Verb", "VerbForm"})
        if (const auto verb = base.schema.find_type(name); verb && base.schema.compatible(type, *verb)) return true;
      return false;
    };
    return std::any_of(node.test.types.begin(), node.test.types.end(), is_verb) || !node.test.others.empty();
  }
  if (node.kind == PatternKind::word) {
    if (node.word_kind == WordKind::verb || node.word_kind == WordKind::family || is_unreadable_word(base, node.text)) return true;
    if (node.word_kind == WordKind::set) return base.sets[node.word_index].kind == SetKind::verbs;
    return node.word_kind != WordKind::phrase || depth > 8 || holds_verb(base.phrases[node.word_index].pattern.root, base, depth + 1);
  }
  return std::any_of(node.children.begin(), node.children.end(), [&](const PatternNode& c) { return holds_verb(c, base, depth); });
}

class Placement {
 public:
  Placement(const RuleBase& base, const Rule& rule, Diagnostics& diagnostics)
      : base_(base), rule_(rule), diagnostics_(diagnostics), step_(step_of(base, rule.layer)) {}

  void run() {
    takes(rule_.mark, "mark", step_ == Step::scan);
    takes(rule_.fold, "fold", step_ == Step::scan);
    takes(rule_.restate, "restate", step_ == Step::readings);
    takes(rule_.emit, "emit", step_ != Step::readings);
    if (step_ == Step::readings)
      for (const RestateAction& action : rule_.restate) reading_has_verb(action);
    if (step_ != Step::scan && rule_.priority != 0)
      warn("M017", priority_place(), "priorities play no part in layer `" + rule_.layer + "`: all rules that match there count",
           "leave it out");
    if (step_ != Step::relations) return;
    for (const Pattern& pattern : rule_.match)
      if (!holds_verb(pattern.root, base_))
        warn("M014", place_of(pattern), "a relation rule is tried at the verb of a reading, and this pattern has none",
             "name the verb, `<meet>` or {v:Verb}; or put the rule in a layer before `readings`, which scans");
  }

 private:
  void warn(const char* code, Span place, std::string message, std::string help) {
    report_warning(diagnostics_, code, rule_.source, place, std::move(message), std::move(help));
  }

  void reading_has_verb(const RestateAction& action) {
    const auto is_verb = [&](const RestateItem& item) {
      if (item.kind == RestateKind::made_verb || item.kind == RestateKind::text) return true;
      if (item.slot < 0) return false;
      PatternNode node;
      node.kind = PatternKind::slot;
      for (const TypeTest& test : rule_.slots[static_cast<std::size_t>(item.slot)].tests) {
        node.test = test;
        if (holds_verb(node, base_)) return true;
      }
      return rule_.slots[static_cast<std::size_t>(item.slot)].tests.empty();
    };
    if (std::none_of(action.items.begin(), action.items.end(), is_verb))
      warn("M018", action.place, "a reading needs a verb, and this one has none",
           "put the verb's slot behind the subject: `s v rest`, or make one: `=verb(n)`");
  }

  Span priority_place() const {
    const std::string& bytes = diagnostics_.source(rule_.source).bytes;
    const std::size_t at = bytes.find("priority:", rule_.place.end);
    if (at == std::string::npos) return rule_.place;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(std::min(bytes.find('\n', at), bytes.size()))};
  }

  template <typename Action>
  void takes(const std::vector<Action>& actions, const std::string& action, bool taken) {
    if (taken || actions.empty()) return;
    // At its key: the action itself may be right elsewhere.
    const std::size_t at = diagnostics_.source(rule_.source).bytes.rfind(action + ":", actions.front().place.begin);
    const auto begin = static_cast<std::uint32_t>(at);
    const Span key = {begin, begin + static_cast<std::uint32_t>(action.size())};
    warn("M013", at == std::string::npos ? actions.front().place : key, "`" + action + "` does nothing in layer `" + rule_.layer + "`",
         action == "restate" ? "`restate` belongs in layer `readings`"
         : action == "emit"  ? "`emit` belongs in `relations`, behind the readings, or in a layer that scans"
                             : "`" + action + "` belongs in a layer before `readings`");
  }

  const RuleBase& base_;
  const Rule& rule_;
  Diagnostics& diagnostics_;
  const Step step_;
};

}  // namespace

void lint_placement(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  for (const Rule& rule : base.rules)
    if (!source || rule.source == *source) Placement(base, rule, diagnostics).run();
}

}  // namespace relata
