// What marks, folds and emits make of a binding.
#pragma once
#include "engine/layers/bind.h"

namespace relata {

// A mark on a slot narrows its mention in place and returns it; a mark on the whole match makes a mention.
MentionId apply_mark(AnalysisState& state, std::uint32_t sentence, const Binding& binding, const MarkAction& action);
// Makes the folded mention; `swallowed` are the mentions of the match's cells, in text order.
MentionId apply_fold(AnalysisState& state, std::uint32_t sentence, const Binding& binding, const FoldAction& action,
                     const std::vector<MentionId>& swallowed);

// The symbol of `type` with the features of `named` (mention or none) that `type` has too.
[[nodiscard]] std::vector<TypeId> with_features(const AnalysisState& state, TypeId type, MentionId named);
// The kinds of `type` that a mention is, names or words: a mark of Organization leaves a Club one.
[[nodiscard]] std::vector<TypeId> kinds_below(const AnalysisState& state, TypeId type, MentionId id);
// The same mention with one feature set anew.
void set_feature(AnalysisState& state, Mention& mention, TypeId value);

// `own` joined with or replaced by what a rule says of the mode.
[[nodiscard]] Mode mode_of(const AnalysisState& state, const Binding& binding, const ModeSetting& setting, Mode own);

}  // namespace relata
