// Who spoke last, named or not: "he said" behind what an unnamed dealer said is the dealer, and "they said" are those who spoke together.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/resolve/within_scene.h"

namespace relata::within {

// The subject of a verb of speech in the document's own voice.
struct Voice {
  std::uint32_t sentence = 0;
  MentionId subject = no_mention;
  bool unnamed = false;  // no name, pronoun or description: "a dealer", "officials"
  bool plural = false;   // of an unnamed one
};

// The last in a sentence before `sentence`, at most `lines` sentences of the document's voice back.
[[nodiscard]] std::optional<Voice> voice_before(const Scene& scene, std::uint32_t sentence, std::uint32_t lines);

// All whom the subject of a voice means; empty if one of them is unclear.
[[nodiscard]] std::vector<EntityId> meant_by_voice(const Scene& scene, const Voice& voice);

// The persons that quotations in the sentence call by their names.
[[nodiscard]] std::vector<EntityId> named_in_quotations(const Scene& scene, std::uint32_t sentence);

// Does the mention, or the noun that heads it, stand in the plural?
[[nodiscard]] bool is_plural(const Scene& scene, MentionId id);

}  // namespace relata::within
