// The tense that each time mention lies in.
#pragma once
#include <vector>

#include "engine/time/time_mentions.h"
#include "engine/time/time_value.h"

namespace relata {

// Times, and the words that tell their tenses: what the values of times rest on.
[[nodiscard]] std::vector<TypeId> types_of_times_and_tenses(const Schema& schema);

// The tense that governs each time mention: that of the verb of a draft it dates, else that of the words around it (tense_of_words.h).
// A planned or possible verb lies in the future unless it is past.
[[nodiscard]] std::vector<Tense> tenses_of_times(const Document& document, const Analysis& analysis, const RuleBase& base,
                                                 const HasType& has_type);

}  // namespace relata
