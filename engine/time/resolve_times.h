// The values of all time mentions of a document, in text order, each against the document's date, its tense and the story so far.
#pragma once
#include <vector>

#include "engine/time/time_mentions.h"
#include "engine/time/time_value.h"

namespace relata {

// Parallel to Analysis::mentions; values of mentions that are no times have an empty timex_type.
using ResolvedTime = TimeValue;

// `tenses` is parallel to Analysis::mentions too (an empty list: unknown for all).
[[nodiscard]] std::vector<ResolvedTime> resolve_times(const Document& document, const Analysis& analysis, const RuleBase& base,
                                                      const HasType& has_type, const std::vector<Tense>& tenses);

}  // namespace relata
