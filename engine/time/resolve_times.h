// The values of all time mentions of a document, in text order, each against the document's date, its tense and the story so far.
#pragma once
#include <functional>
#include <vector>

#include "engine/layers/analysis.h"
#include "engine/rules/rule_base.h"
#include "engine/time/time_value.h"

namespace relata {

// Is a mention of a type (or below it)? Of the engine: the set of types of its symbol. Alone: has_sense.
using HasType = std::function<bool(const Mention&, TypeId)>;
[[nodiscard]] HasType has_sense(const Schema& schema);

// Parallel to Analysis::mentions; values of mentions that are no times have an empty timex_type.
using ResolvedTime = TimeValue;

// `tenses` is parallel to Analysis::mentions too (an empty list: unknown for all).
[[nodiscard]] std::vector<ResolvedTime> resolve_times(const Document& document, const Analysis& analysis, const RuleBase& base,
                                                      const HasType& has_type, const std::vector<Tense>& tenses);

// The tense that governs each time mention: that of the verb of a draft it dates, else of the nearest verb of its sentence (the one
// before it first). A planned or possible verb lies in the future unless it is past.
[[nodiscard]] std::vector<Tense> tenses_of_times(const Analysis& analysis, const RuleBase& base, const HasType& has_type);

// The time mentions that lie in no other one, in text order: what the mention stream shows. Of two with one span the later made.
[[nodiscard]] std::vector<MentionId> outermost_times(const Analysis& analysis, const RuleBase& base, const HasType& has_type);

// Rules' attributes of a mention, and under them those of the lexicon entries of its senses that are times; sorted by key.
[[nodiscard]] Attributes attributes_of(const Mention& mention, const RuleBase& base);

}  // namespace relata
