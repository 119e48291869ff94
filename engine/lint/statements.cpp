#include <algorithm>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"

namespace relata {
namespace {

constexpr std::size_t most_compared = 64;  // statements of a rule

bool same_end(const SlotUse& a, const SlotUse& b) {
  return a.slot == b.slot && a.discourse == b.discourse;
}

bool says_the_same(const EmitAction& a, const EmitAction& b, const Schema& schema) {
  if (a.relation != b.relation || a.each_pair != b.each_pair || a.when != b.when || a.where != b.where || a.of != b.of ||
      a.duration != b.duration || a.source != b.source)
    return false;
  if (a.each_pair) return same_end(a.subject, b.subject);
  if (same_end(a.subject, b.subject) && same_end(a.object, b.object)) return true;
  return schema.relation(a.relation).symmetric && same_end(a.subject, b.object) && same_end(a.object, b.subject);
}

}  // namespace

void lint_statements(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  for (const Rule& rule : base.rules) {
    if (source && rule.source != *source) continue;
    const auto written = [&](Span place) { return diagnostics.source(rule.source).bytes.substr(place.begin, std::min(place.size(), 60u)); };
    const std::size_t count = std::min(rule.emit.size(), most_compared);
    for (std::size_t i = 1; i < count; ++i)
      for (std::size_t j = 0; j < i; ++j) {
        if (!says_the_same(rule.emit[j], rule.emit[i], base.schema)) continue;
        const bool turned = !same_end(rule.emit[j].subject, rule.emit[i].subject);
        Diagnostic diagnostic = error_at("M012", rule.source, rule.emit[i].place,
                                         turned ? "`" + base.schema.relation(rule.emit[i].relation).name +
                                                      "` is symmetric: this is the statement above, the other way round"
                                                : "`" + written(rule.emit[i].place) + "` stands in the list already",
                                         "leave it out");
        diagnostic.severity = Severity::warning;
        diagnostic.labels.push_back({rule.source, rule.emit[j].place, "the first one"});
        diagnostics.add(std::move(diagnostic));
        break;
      }
    for (const EmitAction& emit : rule.emit)
      if (!emit.each_pair && emit.subject.slot >= 0 && same_end(emit.subject, emit.object) &&
          !rule.slots[static_cast<std::size_t>(emit.subject.slot)].is_list &&
          !rule.slots[static_cast<std::size_t>(emit.subject.slot)].is_group)
        report_warning(diagnostics, "M015", rule.source, emit.place, "both ends of this statement are the same slot",
                       "a group's members among each other are `each pair of g " + base.schema.relation(emit.relation).name + "`");
  }
}

}  // namespace relata
