// What a rule can ask of a mention by name: attributes set by rules, those of its lexicon entries, features of its types, and
// text, lemma, mode, value, digits, points (full stops in a number) and frame ("yes" for nouns of a family).
#pragma once
#include <string>
#include <string_view>

#include "engine/layers/analysis_state.h"

namespace relata {

// Empty if the mention has no such attribute.
[[nodiscard]] std::string attribute_of(const AnalysisState& state, MentionId id, std::string_view name);

// Does the mention's lemma, its family or one of its words belong to the set, family or verb?
[[nodiscard]] bool is_word(const AnalysisState& state, MentionId id, WordKind kind, std::uint32_t index);

// The frames of the mention's noun in all families whose modifiers stand inside the mention.
[[nodiscard]] std::vector<NounFrame> frames_of(const AnalysisState& state, MentionId id);

}  // namespace relata
