#include "engine/time/tenses.h"

#include <algorithm>
#include <tuple>

#include "engine/time/tense_of_words.h"
#include "engine/time/word_tenses.h"

namespace relata {
namespace {

struct VerbTypes {
  TypeId past = no_type, present = no_type, future = no_type, finite = no_type;

  explicit VerbTypes(const Schema& schema) {
    const auto find = [&](std::string_view name) { return schema.find_type(name).value_or(no_type); };
    past = find("Verb.past");
    present = find("Verb.present");
    future = find("Verb.future");
    finite = find("Verb.finite");
  }
};

Tense tense_of_group(const Mention& verb, const VerbTypes& types, const HasType& has_type) {
  if (is(has_type, verb, types.future)) return Tense::future;
  if (is(has_type, verb, types.past)) return Tense::past;
  if (verb.mode == Mode::planned || verb.mode == Mode::possible) return Tense::future;
  return is(has_type, verb, types.present) ? Tense::present : Tense::unknown;
}

// The finite verbs of the text, in its order.
class FiniteVerbs {
 public:
  FiniteVerbs(const Analysis& analysis, const VerbTypes& types, const HasType& has_type) : analysis_(analysis) {
    for (MentionId id = 0; id < analysis.mentions.size(); ++id)
      if (!analysis.mentions[id].made && is(has_type, analysis.mentions[id], types.finite)) verbs_.push_back(id);
    std::sort(verbs_.begin(), verbs_.end(), [&](MentionId a, MentionId b) { return std::tuple(begin(a), a) < std::tuple(begin(b), b); });
  }
  // The nearest before a place, in its sentence; no_mention if there is none.
  [[nodiscard]] MentionId before(const Mention& place) const {
    const auto behind = std::lower_bound(verbs_.begin(), verbs_.end(), place.span.begin,
                                         [&](MentionId verb, std::uint32_t at) { return begin(verb) < at; });
    if (behind == verbs_.begin()) return no_mention;
    return analysis_.mentions[*std::prev(behind)].sentence == place.sentence ? *std::prev(behind) : no_mention;
  }

 private:
  [[nodiscard]] std::uint32_t begin(MentionId id) const { return analysis_.mentions[id].span.begin; }
  const Analysis& analysis_;
  std::vector<MentionId> verbs_;
};

}  // namespace

std::vector<TypeId> types_of_times_and_tenses(const Schema& schema) {
  const WordTypes words(schema);
  std::vector<TypeId> types;
  for (const TypeId type : {words.time, words.modal, words.be, words.have, words.form})
    if (type != no_type) types.push_back(type);
  return types;
}

std::vector<Tense> tenses_of_times(const Document& document, const Analysis& analysis, const RuleBase& base, const HasType& has_type) {
  std::vector<Tense> out = tenses_by_words(document, analysis, base, has_type);
  if (analysis.drafts.empty()) return out;
  const VerbTypes types(base.schema);
  const FiniteVerbs finite(analysis, types, has_type);
  // "flew to Rome on Monday to meet Berg": the day is the past verb's, though two statements share it.
  std::vector<bool> settled(out.size(), false);
  for (const StatementDraft& draft : analysis.drafts) {
    if (draft.when == no_mention || draft.when >= out.size()) continue;
    Tense tense = draft.mode == Mode::planned || draft.mode == Mode::possible ? Tense::future : Tense::unknown;
    // "left for Moscow on Monday": the verb itself is past and hedged by nothing, whatever its rule says of the arrival.
    if (draft.verb != no_mention && draft.verb < analysis.mentions.size()) {
      const Mention& verb = analysis.mentions[draft.verb];
      if (!verb.made && verb.mode == Mode::asserted && is(has_type, verb, types.past)) {
        out[draft.when] = Tense::past;
        settled[draft.when] = true;
      }
    }
    if (settled[draft.when]) continue;
    // "met Berg on Monday before leaving": a day in front of what is no clause of its own stays with the verb before it.
    if (draft.verb != no_mention && draft.verb < analysis.mentions.size() && out[draft.when] == Tense::past) {
      const Mention& verb = analysis.mentions[draft.verb];
      if (verb.span.begin > analysis.mentions[draft.when].span.begin && (verb.made || !is(has_type, verb, types.finite))) continue;
    }
    // "agreed to build a road during his October visit": an event that a noun dates was when the clause is, not when the infinitive will
    // be.
    if (tense == Tense::unknown && out[draft.when] == Tense::future && draft.verb != no_mention && draft.verb < analysis.mentions.size()) {
      const Mention& noun = analysis.mentions[draft.verb];
      const bool inside = noun.made && noun.span.contains(analysis.mentions[draft.when].span);
      // "offered to ease tensions Friday, saying in a meeting": what is asserted was when the clause is.
      const bool beside = noun.made && !inside && draft.mode == Mode::asserted;
      const MentionId verb = inside ? finite.before(noun) : beside ? finite.before(analysis.mentions[draft.when]) : no_mention;
      if (verb != no_mention) tense = tense_of_group(analysis.mentions[verb], types, has_type);
    }
    if (tense == Tense::unknown && draft.verb != no_mention && draft.verb < analysis.mentions.size())
      tense = tense_of_group(analysis.mentions[draft.verb], types, has_type);
    if (tense != Tense::unknown) out[draft.when] = tense;
  }
  return out;
}

}  // namespace relata
