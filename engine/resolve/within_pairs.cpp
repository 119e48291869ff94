#include "engine/resolve/within_pairs.h"

#include <algorithm>

#include "engine/resolve/within_anaphora.h"

namespace relata::within {

std::optional<std::pair<EntityId, EntityId>> two_meant(const Scene& scene, const StatementEnds& ends, TypeId subject_type,
                                                       TypeId object_type) {
  const auto a = meant_by(scene, ends.subject, subject_type), b = meant_by(scene, ends.object, object_type);
  if (a.size() != 1 || b.size() != 1 || a[0] == b[0]) return std::nullopt;
  return std::pair(a[0], b[0]);
}

std::vector<EntityId> nearest_pair(const Scene& scene, std::uint32_t end, int most,
                                   const std::function<std::optional<std::pair<EntityId, EntityId>>(const StatementEnds&)>& choose) {
  const auto& drafts = scene.analysis.drafts;
  const auto behind = std::lower_bound(drafts.begin(), drafts.end(), end,
                                       [](const StatementDraft& draft, std::uint32_t sentence) { return draft.sentence < sentence; });
  int looked = 0;
  for (auto it = behind; it != drafts.begin() && looked < most; ++looked) {
    --it;
    if (it->subject.mention == no_mention || it->object.mention == no_mention) continue;
    const int s = scene.referring_index(it->subject.mention), o = scene.referring_index(it->object.mention);
    if (s < 0 || o < 0) continue;
    const StatementEnds ends{*it, scene.referring[static_cast<std::size_t>(s)], scene.referring[static_cast<std::size_t>(o)],
                             scene.schema().relation(it->relation).symmetric};
    if (const auto pair = choose(ends)) return {pair->first, pair->second};
  }
  return {};
}

}  // namespace relata::within
