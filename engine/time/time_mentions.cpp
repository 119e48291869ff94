#include "engine/time/time_mentions.h"

#include <algorithm>
#include <tuple>

namespace relata {

bool is(const HasType& has_type, const Mention& mention, TypeId type) {
  return type != no_type && has_type(mention, type);
}

HasType has_sense(const Schema& schema) {
  return [&schema](const Mention& mention, TypeId type) {
    return std::any_of(mention.senses.begin(), mention.senses.end(),
                       [&](const Sense& sense) { return sense.type != no_type && schema.is_a(sense.type, type); });
  };
}

std::vector<MentionId> times_of(const Analysis& analysis, const RuleBase& base, const HasType& has_type) {
  const TypeId time = base.schema.find_type("Time").value_or(no_type);
  std::vector<MentionId> out;
  for (MentionId id = 0; id < analysis.mentions.size(); ++id)
    if (is(has_type, analysis.mentions[id], time)) out.push_back(id);
  return out;
}

std::vector<MentionId> outermost(const Analysis& analysis, const std::vector<MentionId>& times) {
  std::vector<MentionId> order = times, out;
  const auto key = [&](MentionId id) {
    const Span span = analysis.mentions[id].span;
    return std::tuple(span.begin, -static_cast<std::int64_t>(span.end), -static_cast<std::int64_t>(id));
  };
  std::sort(order.begin(), order.end(), [&](MentionId a, MentionId b) { return key(a) < key(b); });
  for (const MentionId id : order)
    if (out.empty() || !analysis.mentions[out.back()].span.contains(analysis.mentions[id].span)) out.push_back(id);
  return out;
}

Attributes attributes_of(const Mention& mention, const RuleBase& base) {
  const Lexicon& lexicon = base.lexicon;
  const TypeId time = base.schema.find_type("Time").value_or(no_type);
  Attributes all;
  const auto add = [&](const auto& attribute) {
    const bool is_said = std::any_of(all.begin(), all.end(), [&](const auto& said) { return said.first == attribute.first; });
    if (!is_said) all.push_back(attribute);
  };
  for (const auto& attribute : mention.attributes) add(attribute);
  for (const Sense& sense : mention.senses) {
    if (sense.entry == no_entry || sense.entry >= lexicon.size()) continue;
    if (time == no_type || sense.type == no_type || !base.schema.is_a(sense.type, time)) continue;
    for (const auto& attribute : lexicon.entry(sense.entry).attributes) add(attribute);
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace relata
