#include "engine/resolve/within_document.h"

#include <algorithm>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_entities.h"
#include "engine/resolve/within_statements.h"

namespace relata {

Resolution resolve_document(const Document& document, const Analysis& analysis, const RuleBase& rules, const ResolveTables& tables,
                            const TimeSource& times, const ResolveOptions& options) {
  using namespace within;
  Scene scene(document, analysis, rules, tables, options);
  if (options.only_times) {
    Resolution out;
    if (options.mentions) out.mentions = make_records(scene, times, CodePointIndex(document.text), {});
    return out;
  }
  find_referring(scene);
  find_entities(scene, held_roles(scene));
  resolve_anaphora(scene);
  name_entities(scene);

  const CodePointIndex points(document.text);
  Made made = make_statements(scene, times, points);
  Resolution out;
  if (options.mentions) out.mentions = make_records(scene, times, points, made.value_ids);
  out.statements = std::move(made.statements);
  out.unresolved_drafts = made.unresolved;
  out.mistyped_drafts = made.mistyped;
  out.pairs_cut = made.pairs_cut;
  out.decisions = std::move(scene.decisions);
  std::stable_sort(out.decisions.begin(), out.decisions.end(), [&](const Decision& a, const Decision& b) {
    return analysis.mentions[a.mention].span.begin < analysis.mentions[b.mention].span.begin;
  });
  return out;
}

}  // namespace relata
