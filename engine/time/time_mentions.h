// The time mentions of an analysis: which they are, what rules and lexicons say of them, what they are made of.
#pragma once
#include <functional>
#include <vector>

#include "engine/layers/analysis.h"
#include "engine/rules/rule_base.h"
#include "engine/time/time_attributes.h"

namespace relata {

// Is a mention of a type (or below it)? Of the engine: the set of types of its symbol. Alone: has_sense.
using HasType = std::function<bool(const Mention&, TypeId)>;
[[nodiscard]] HasType has_sense(const Schema& schema);

[[nodiscard]] bool is(const HasType& has_type, const Mention& mention, TypeId type);

// The time mentions in the order of their ids.
[[nodiscard]] std::vector<MentionId> times_of(const Analysis& analysis, const RuleBase& base, const HasType& has_type);
// Those of them that lie in no other one, in text order. Of two with one span the later made.
[[nodiscard]] std::vector<MentionId> outermost(const Analysis& analysis, const std::vector<MentionId>& times);

// Rules' attributes of a mention, and under them those of the lexicon entries of its senses that are times; sorted by key.
[[nodiscard]] Attributes attributes_of(const Mention& mention, const RuleBase& base);

}  // namespace relata
