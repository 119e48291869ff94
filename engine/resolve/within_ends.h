// Who stands at the ends of a draft: the bearers of its mentions, or whom discourse fills in.
#pragma once
#include <vector>

#include "engine/resolve/within_scene.h"

namespace relata::within {

// One bearer at one place of a draft.
struct Filled {
  EntityId entity = no_entity;  // or a value:
  MentionId value = no_mention;
  MentionId mention = no_mention;  // where it stands; absent where discourse fills the slot
  TypeId type = no_type;
};

// Adds those whom the mention means, fit for `wanted`: none if that is unclear.
void fill_mention(const Scene& scene, MentionId id, TypeId wanted, std::vector<Filled>& out);
// All members of the mention at this end; none if discourse is to fill it.
[[nodiscard]] std::vector<Filled> fill_end(const Scene& scene, const DraftEnd& end);
// `bound`: what the relation asks for; `others`: who stands at the other end.
[[nodiscard]] std::vector<Filled> fill_left_out(const Scene& scene, const StatementDraft& draft, const DraftEnd& end, TypeId bound,
                                                const std::vector<Filled>& others);

}  // namespace relata::within
