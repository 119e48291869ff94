#include "engine/time/word_tenses.h"

#include <algorithm>
#include <string_view>

namespace relata {
namespace {

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  const std::size_t end = at;
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return text.substr(at, end - at);
}

}  // namespace

bool WordTenses::is_time(const Mention& mention) const {
  return is(has_type_, mention, types_.time);
}

bool WordTenses::is_verb(const Mention& mention) const {
  return is(has_type_, mention, types_.modal) || is(has_type_, mention, types_.be) || is(has_type_, mention, types_.have) ||
         is(has_type_, mention, types_.form);
}

bool WordTenses::is_verb(TypeId type) const {
  const auto is_a = [&](TypeId of) { return of != no_type && base_.schema.is_a(type, of); };
  return is_a(types_.modal) || is_a(types_.be) || is_a(types_.have) || is_a(types_.form);
}

Tense WordTenses::tense_of(const Mention& mention) const {
  if (is(has_type_, mention, types_.modal)) return Tense::future;
  if (is(has_type_, mention, types_.be) || is(has_type_, mention, types_.have)) return auxiliary(mention);
  if (!is(has_type_, mention, types_.form)) return Tense::unknown;
  if (is(has_type_, mention, types_.past) && !may_be_no_verb(mention)) return Tense::past;
  return Tense::unknown;
}

Tense WordTenses::governed(const Mention& auxiliary, const Mention& form, Tense tense) const {
  if (is(has_type_, form, types_.gerund) && tense_of(auxiliary) != Tense::past) return tense == Tense::future ? tense : Tense::present;
  return is(has_type_, auxiliary, types_.have) && tense != Tense::future ? Tense::past : tense;
}

bool WordTenses::governs(const Mention& auxiliary, const Mention& form) const {
  constexpr std::uint32_t reach = 16;  // bytes: an adverb or a negation between them
  const bool can = is(has_type_, auxiliary, types_.be) || is(has_type_, auxiliary, types_.have);
  return can && auxiliary.sentence == form.sentence && auxiliary.span.end < form.span.begin &&
         form.span.begin - auxiliary.span.end <= reach && (is(has_type_, form, types_.participle) || is(has_type_, form, types_.gerund));
}

bool WordTenses::opens_clause(const Mention& time) {
  return std::any_of(time.attributes.begin(), time.attributes.end(),
                     [](const auto& attribute) { return attribute.first == "opens-clause" && attribute.second == "yes"; });
}

bool WordTenses::is_present_at(const Mention& auxiliary, const Mention& time) const {
  constexpr std::uint32_t reach = 6;  // bytes: a preposition
  return is(has_type_, auxiliary, types_.be) && tense_of(auxiliary) == Tense::unknown && auxiliary.span.end < time.span.begin &&
         time.span.begin - auxiliary.span.end <= reach;
}

bool WordTenses::is_imperative(const Mention& mention) const {
  return mention.sentence < document_.sentences.size() && mention.span.begin == document_.sentences[mention.sentence].span.begin &&
         is(has_type_, mention, types_.base) && !is_time(mention);
}

bool WordTenses::is_auxiliary(const Mention& mention) const {
  return is(has_type_, mention, types_.be) || is(has_type_, mention, types_.have);
}

bool WordTenses::is_present_form(const Mention& mention) const {
  if (is(has_type_, mention, types_.third)) return true;
  // "ministers meet on Monday": a base form that is nothing else, and no infinitive.
  const bool bare = is(has_type_, mention, types_.base) && !is(has_type_, mention, types_.past);
  return bare && !may_be_no_verb(mention) && !is_imperative(mention) && !behind_mark(mention);
}

bool WordTenses::is_infinitive(const Mention& mention) const {
  return is(has_type_, mention, types_.base) && behind_mark(mention);
}

bool WordTenses::may_be_no_verb(const Mention& mention) const {
  if (!is(has_type_, mention, types_.noun) && !is(has_type_, mention, types_.adjective)) return false;
  return std::any_of(mention.senses.begin(), mention.senses.end(), [&](const Sense& sense) {
    const bool other = sense.type != no_type && ((types_.noun != no_type && base_.schema.is_a(sense.type, types_.noun)) ||
                                                 (types_.adjective != no_type && base_.schema.is_a(sense.type, types_.adjective)));
    return other && (sense.entry == no_entry || !is_rare(sense.entry));
  });
}

bool WordTenses::is_rare(EntryId id) const {
  const auto& attributes = base_.lexicon.entry(id).attributes;
  return std::any_of(attributes.begin(), attributes.end(),
                     [](const auto& attribute) { return attribute.first == "rare" && attribute.second == "yes"; });
}

Tense WordTenses::auxiliary(const Mention& mention) const {
  for (const Sense& sense : mention.senses) {
    if (sense.entry == no_entry) continue;
    for (const auto& [key, value] : base_.lexicon.entry(sense.entry).attributes)
      if (key == "tense" && value == "past") return Tense::past;
  }
  return Tense::unknown;
}

bool WordTenses::behind_mark(const Mention& mention) const {
  if (types_.mark == no_type) return false;
  const std::vector<EntryId> entries = base_.lexicon.find_name(word_before(document_.text, mention.span.begin));
  return std::any_of(entries.begin(), entries.end(), [&](EntryId id) { return base_.lexicon.entry(id).type == types_.mark; });
}

}  // namespace relata
