// An office that is told as another's ("her Chinese counterpart, Li", "his predecessor, Berg"): its mention has the attribute
// `role_of=owner`, its words name the owner. It is of the side that its words tell, or of the owner's with `side=owner`.
#pragma once
#include <vector>

#include "engine/resolve/within_scene.h"

namespace relata::within {

// A draft gives `holder` the office of whom `role` names, else of the subject before it. Innermost mentions.
struct SharedOffice {
  MentionId holder = no_mention;
  MentionId role = no_mention;
  std::uint32_t sentence = 0;
};

[[nodiscard]] bool is_shared_office(const Scene& scene, MentionId role);
// In the order in which the words of the offices end.
[[nodiscard]] std::vector<SharedOffice> shared_offices(const Scene& scene);
// Names the office in Scene::shared_offices and learns who holds it. Nothing is learnt if the owner's office is not known, or if the holder
// is said to hold another one of that side. Needs what stands before the office resolved.
void learn_shared_office(Scene& scene, const SharedOffice& office);

}  // namespace relata::within
