// Slots that the text leaves out and the story fills: its topic, the speaker, the visitor. Only where one bearer is clear.
#pragma once
#include <vector>

#include "engine/resolve/within_scene.h"

namespace relata::within {

// Whom each quotation's words are, from drafts that have a quotation at one end.
void find_speakers(Scene& scene);
// Index into Document::quotations of a quotation mention, -1 if it is none.
[[nodiscard]] int quotation_of(const Scene& scene, MentionId id);

// Whom the story is about: the heaviest person, or body or country, of type `wanted` but for `other`, if it leads by half again.
[[nodiscard]] EntityId leading(const Scene& scene, TypeId wanted, bool personal, const std::vector<EntityId>& other);

// `other`: the statement's other end, which can't be the bearer; `wanted`: the type that the place asks for.
[[nodiscard]] std::vector<EntityId> fill_from_discourse(const Scene& scene, Discourse slot, const StatementDraft& draft, TypeId wanted,
                                                        const std::vector<EntityId>& other);

}  // namespace relata::within
