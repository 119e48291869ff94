#include "engine/time/resolve_times.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace relata {
namespace {

// The schema's types that this stage knows by name.
struct TimeTypes {
  TypeId time = no_type, clock = no_type, duration = no_type, recurrence = no_type;
  TypeId verb = no_type, past = no_type, present = no_type, future = no_type, finite = no_type, infinitive = no_type;

  explicit TimeTypes(const Schema& schema) {
    const auto find = [&](std::string_view name) { return schema.find_type(name).value_or(no_type); };
    time = find("Time");
    clock = find("ClockTime");
    duration = find("Duration");
    recurrence = find("Recurrence");
    verb = find("Verb");
    past = find("Verb.past");
    present = find("Verb.present");
    future = find("Verb.future");
    finite = find("Verb.finite");
    infinitive = find("Verb.infinitive");
  }
};

bool is(const HasType& has_type, const Mention& mention, TypeId type) {
  return type != no_type && has_type(mention, type);
}

Tense tense_of(const Mention& verb, const TimeTypes& types, const HasType& has_type) {
  if (is(has_type, verb, types.future)) return Tense::future;
  if (is(has_type, verb, types.past)) return Tense::past;
  if (verb.mode == Mode::planned || verb.mode == Mode::possible) return Tense::future;
  return is(has_type, verb, types.present) ? Tense::present : Tense::unknown;
}

// A date to count from: the latest of all, and the latest that is a single day.
struct Story {
  std::optional<CalendarPeriod> latest, latest_day;

  void add(const TimeValue& value) {
    if (!value.period || !days_of(*value.period)) return;
    if (value.timex_type != "DATE" && value.timex_type != "TIME") return;
    latest = value.period;
    if (value.period->grain == TimeUnit::day) latest_day = value.period;
  }
};

class Resolver {
 public:
  Resolver(const Document& document, const Analysis& analysis, const RuleBase& base, const HasType& has_type,
           const std::vector<Tense>& tenses)
      : document_(document), analysis_(analysis), base_(base), has_type_(has_type), tenses_(tenses), types_(base.schema) {}

  std::vector<ResolvedTime> all() {
    std::vector<ResolvedTime> out(analysis_.mentions.size());
    std::vector<MentionId> order;
    for (MentionId id = 0; id < analysis_.mentions.size(); ++id)
      if (is(has_type_, analysis_.mentions[id], types_.time)) order.push_back(id);
    // Inner ones first where both begin together, so that what a whole joins is known.
    const auto key = [&](MentionId id) {
      const Span span = analysis_.mentions[id].span;
      return std::tuple(span.begin, span.end, id);
    };
    std::sort(order.begin(), order.end(), [&](MentionId a, MentionId b) { return key(a) < key(b); });
    for (const MentionId id : order) {
      out[id] = value_of(id);
      story_.add(out[id]);
    }
    return out;
  }

 private:
  TimeValue value_of(MentionId id) const {
    const Mention& mention = analysis_.mentions[id];
    const TimeAttributes attributes = read_time_attributes(kind_of(mention), attributes_of(mention, base_));
    TimeContext context;
    context.document_date = document_.date;
    context.story_date = attributes.unit == TimeUnit::day || attributes.unit == TimeUnit::none ? story_.latest_day : story_.latest;
    context.tense = id < tenses_.size() ? tenses_[id] : Tense::unknown;
    if (attributes.span.empty()) return compute(attributes, context);
    std::vector<TimeValue> ends;
    for (const MentionId part : mention.parts) {
      if (part >= analysis_.mentions.size() || ends.size() == 2 || !is(has_type_, analysis_.mentions[part], types_.time)) continue;
      const Mention& inner = analysis_.mentions[part];
      ends.push_back(compute(read_time_attributes(kind_of(inner), attributes_of(inner, base_)), context));
    }
    if (ends.size() == 2) return joined(ends[0], ends[1]);
    return ends.empty() ? compute(attributes, context) : ends.front();
  }

  TimeKind kind_of(const Mention& mention) const {
    if (is(has_type_, mention, types_.duration)) return TimeKind::duration;
    if (is(has_type_, mention, types_.recurrence)) return TimeKind::recurrence;
    return is(has_type_, mention, types_.clock) ? TimeKind::clock : TimeKind::date;
  }

  const Document& document_;
  const Analysis& analysis_;
  const RuleBase& base_;
  const HasType& has_type_;
  const std::vector<Tense>& tenses_;
  TimeTypes types_;
  Story story_;
};

}  // namespace

HasType has_sense(const Schema& schema) {
  return [&schema](const Mention& mention, TypeId type) {
    return std::any_of(mention.senses.begin(), mention.senses.end(),
                       [&](const Sense& sense) { return sense.type != no_type && schema.is_a(sense.type, type); });
  };
}

std::vector<MentionId> outermost_times(const Analysis& analysis, const RuleBase& base, const HasType& has_type) {
  const TypeId time = base.schema.find_type("Time").value_or(no_type);
  std::vector<MentionId> order, out;
  for (MentionId id = 0; id < analysis.mentions.size(); ++id)
    if (is(has_type, analysis.mentions[id], time)) order.push_back(id);
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
  std::map<std::string, std::string> all;
  for (const auto& [key, value] : mention.attributes) all.emplace(key, value);
  for (const Sense& sense : mention.senses) {
    if (sense.entry == no_entry || sense.entry >= lexicon.size()) continue;
    if (time == no_type || sense.type == no_type || !base.schema.is_a(sense.type, time)) continue;
    for (const auto& [key, value] : lexicon.entry(sense.entry).attributes) all.emplace(key, value);
  }
  return {all.begin(), all.end()};
}

std::vector<ResolvedTime> resolve_times(const Document& document, const Analysis& analysis, const RuleBase& base, const HasType& has_type,
                                        const std::vector<Tense>& tenses) {
  return Resolver(document, analysis, base, has_type, tenses).all();
}

std::vector<Tense> tenses_of_times(const Analysis& analysis, const RuleBase& base, const HasType& has_type) {
  const TimeTypes types(base.schema);
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
