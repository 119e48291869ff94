// Mentions that name nobody find whom they mean: each from what stands before it, weighed by a few stated reasons.
#pragma once
#include <functional>
#include <vector>

#include "engine/resolve/within_roles.h"
#include "engine/resolve/within_scene.h"

namespace relata::within {

// Fills Referring::entities of pronouns, descriptions, sets and counterparts, and the speakers of quotations.
void resolve_anaphora(Scene& scene);

// Each returns the bearers it is sure of, else nothing.
[[nodiscard]] std::vector<EntityId> resolve_pronoun(Scene& scene, std::uint32_t index);
[[nodiscard]] std::vector<EntityId> resolve_plural(Scene& scene, const Referring& here);  // a plural pronoun of the third person
[[nodiscard]] std::vector<EntityId> resolve_description(Scene& scene, std::uint32_t index);
[[nodiscard]] std::vector<EntityId> resolve_set(Scene& scene, std::uint32_t index);
// "The six parties agreed ... The talks involve A, B, C, D, E and F": sets of three or more that were not clear before the story's end.
void resolve_sets_named_later(Scene& scene);
[[nodiscard]] std::vector<EntityId> resolve_counterpart(Scene& scene, std::uint32_t index);

// What is asked of a bearer that is sought in the text before a mention.
struct Search {
  std::function<EntityId(const Referring&)> candidate;  // whom an earlier mention offers; no_entity: nobody
  int sentences = 3;                                    // how far back, in sentences of the same voice
  bool subject = false;                                 // the mention is a subject itself
  bool speaks = false;                                  // the verb of the mention is one of speech
  Gender gender = Gender::unknown;
  double margin = 5;  // by how much the best must lead
};
// The best before the mention at `index`; no_entity if none leads. Looks at a bounded number of mentions.
[[nodiscard]] EntityId best_before(const Scene& scene, std::uint32_t index, const Search& search);
// Those that stand at the other end of a statement with this mention: nobody acts on himself.
[[nodiscard]] std::vector<EntityId> partners_of(const Scene& scene, const Referring& at);
// Whom a mention means, once that is known: a name's bearer fit for `wanted`, or an anaphor's.
[[nodiscard]] std::vector<EntityId> meant_by(const Scene& scene, const Referring& at, TypeId wanted);
// How many sentences of the same voice lie between two mentions; negative if `later` can't look back to `earlier`.
[[nodiscard]] int distance(const Scene& scene, const Referring& earlier, const Referring& later);
// Whose words a quotation holds; those of the one that it continues, if nothing is said of its own.
[[nodiscard]] std::vector<EntityId> speakers_of(const Scene& scene, int quotation);
// "his", "its": it owns what it stands before, and is no subject of its own.
bool is_owner(const Scene& scene, const Referring& at);
[[nodiscard]] bool is_speech(const Scene& scene, MentionId verb);
// A number attribute ("2"); 0 if absent.
[[nodiscard]] int number_of(std::string_view text);

}  // namespace relata::within
