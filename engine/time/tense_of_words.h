// The tense around a time where no verb groups are known: by the forms that the lexicons give of single words.
#pragma once
#include <vector>

#include "engine/time/time_mentions.h"
#include "engine/time/time_value.h"

namespace relata {

// Parallel to Analysis::mentions. The nearest word that shows a tense decides, the one before the time first: a modal or a base form
// behind an infinitive's mark lies ahead, a past form or a past auxiliary behind. Where no word of the document is a verb at all, as in
// a diary or a note, everything lies ahead.
[[nodiscard]] std::vector<Tense> tenses_by_words(const Document& document, const Analysis& analysis, const RuleBase& base,
                                                 const HasType& has_type);

}  // namespace relata
