#include <algorithm>
#include <tuple>

#include "engine/time/resolve_times.h"
#include "engine/time/time_mentions.h"

namespace relata {
namespace {

struct VerbTypes {
  TypeId time = no_type, verb = no_type, past = no_type, present = no_type, future = no_type, finite = no_type, infinitive = no_type;

  explicit VerbTypes(const Schema& schema) {
    const auto find = [&](std::string_view name) { return schema.find_type(name).value_or(no_type); };
    time = find("Time");
    verb = find("Verb");
    past = find("Verb.past");
    present = find("Verb.present");
    future = find("Verb.future");
    finite = find("Verb.finite");
    infinitive = find("Verb.infinitive");
  }
};

Tense tense_of(const Mention& verb, const VerbTypes& types, const HasType& has_type) {
  if (is(has_type, verb, types.future)) return Tense::future;
  if (is(has_type, verb, types.past)) return Tense::past;
  if (verb.mode == Mode::planned || verb.mode == Mode::possible) return Tense::future;
  return is(has_type, verb, types.present) ? Tense::present : Tense::unknown;
}

}  // namespace

std::vector<Tense> tenses_of_times(const Analysis& analysis, const RuleBase& base, const HasType& has_type) {
  const VerbTypes types(base.schema);
  std::vector<Tense> out(analysis.mentions.size(), Tense::unknown);
  // Nearest verb: a walk to and fro over each sentence's times and verbs.
  std::vector<MentionId> order;
  for (MentionId id = 0; id < analysis.mentions.size(); ++id) {
    const Mention& mention = analysis.mentions[id];
    // "offered to help on Friday": the tense is that of the verb it hangs on.
    const bool time = is(has_type, mention, types.time),
               verb = !time && is(has_type, mention, types.verb) && !is(has_type, mention, types.infinitive) && !mention.made;
    if (time || verb) order.push_back(id);
  }
  std::sort(order.begin(), order.end(), [&](MentionId a, MentionId b) {
    const Mention &x = analysis.mentions[a], &y = analysis.mentions[b];
    return std::tuple(x.sentence, x.span.begin, x.span.end, a) < std::tuple(y.sentence, y.span.begin, y.span.end, b);
  });
  const auto pass = [&](auto begin, auto end) {
    std::uint32_t sentence = 0xffffffff;
    Tense tense = Tense::unknown;
    for (auto at = begin; at != end; ++at) {
      const Mention& mention = analysis.mentions[*at];
      if (mention.sentence != sentence) tense = Tense::unknown;
      sentence = mention.sentence;
      if (is(has_type, mention, types.time)) {
        if (out[*at] == Tense::unknown) out[*at] = tense;
      } else if (const Tense own = tense_of(mention, types, has_type); own != Tense::unknown) {
        // What is said in the present tense dates nothing ahead; only a present verb that the time itself dates does.
        tense = own == Tense::present ? Tense::unknown : own;
      }
    }
  };
  pass(order.begin(), order.end());
  pass(order.rbegin(), order.rend());
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
    if (tense == Tense::unknown && draft.verb != no_mention && draft.verb < analysis.mentions.size())
      tense = tense_of(analysis.mentions[draft.verb], types, has_type);
    if (tense != Tense::unknown) out[draft.when] = tense;
  }
  return out;
}

}  // namespace relata
