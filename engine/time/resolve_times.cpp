#include "engine/time/resolve_times.h"

#include <algorithm>
#include <tuple>

namespace relata {
namespace {

constexpr int deepest = 8;  // expressions in expressions: no layer nests further

constexpr std::uint32_t row_gap = 6;  // bytes between the members of a row of dates: a comma and one short word

constexpr std::uint32_t quarter_reach = 6;  // sentences over which a report still speaks of the quarter it named

// The schema's types that this stage knows by name.
struct TimeTypes {
  TypeId time = no_type, clock = no_type, duration = no_type, recurrence = no_type;

  explicit TimeTypes(const Schema& schema) {
    const auto find = [&](std::string_view name) { return schema.find_type(name).value_or(no_type); };
    time = find("Time");
    clock = find("ClockTime");
    duration = find("Duration");
    recurrence = find("Recurrence");
  }
};

// A date to count from: the latest of all, and the latest that is a single day.
struct Story {
  std::optional<CalendarPeriod> latest, latest_day, latest_quarter;
  std::uint32_t day_sentence = 0, quarter_sentence = 0;

  void add(const TimeValue& value, std::uint32_t sentence) {
    if (!value.period || !days_of(*value.period)) return;
    if (value.timex_type != "DATE" && value.timex_type != "TIME") return;
    // What is only compared with ("a year earlier") is no place for the story to go on from.
    if (value.compared) return;
    latest = value.period;
    if (value.period->grain == TimeUnit::quarter) {
      latest_quarter = value.period;
      quarter_sentence = sentence;
    }
    if (value.period->grain != TimeUnit::day) return;
    latest_day = value.period;
    day_sentence = sentence;
  }
};

class Resolver {
 public:
  Resolver(const Document& document, const Analysis& analysis, const RuleBase& base, const HasType& has_type,
           const std::vector<Tense>& tenses)
      : document_(document),
        analysis_(analysis),
        base_(base),
        has_type_(has_type),
        tenses_(tenses),
        types_(base.schema),
        out_(analysis.mentions.size()),
        done_(analysis.mentions.size(), false) {}

  // From left to right, wholes before what they hold; what is part of a whole has its value for the whole's sake and moves no story.
  std::vector<ResolvedTime> all() {
    const std::vector<MentionId> times = times_of(analysis_, base_, has_type_);
    const std::vector<MentionId> wholes = outermost(analysis_, times);
    for (std::size_t i = 0; i < wholes.size(); ++i) {
      far_year_ = year_of_row(wholes, i);
      evaluate(wholes[i], 0);
      far_year_.reset();
      story_.add(out_[wholes[i]], analysis_.mentions[wholes[i]].sentence);
    }
    for (const MentionId id : times) evaluate(id, 0);
    return std::move(out_);
  }

 private:
  // `said`: the tense that words beside the whole give its parts.
  void evaluate(MentionId id, int depth, Tense said = Tense::unknown) {
    if (done_[id]) return;
    done_[id] = true;
    const Mention& mention = analysis_.mentions[id];
    const TimeAttributes attributes = attributes_at(id);
    TimeContext context;
    context.document_date = document_.date;
    context.story_date = attributes.unit == TimeUnit::day || attributes.unit == TimeUnit::none ? story_.latest_day : story_.latest;
    if (story_.latest_quarter && mention.sentence <= story_.quarter_sentence + quarter_reach) context.story_quarter = story_.latest_quarter;
    if (said_year_ && said_sentence_ == mention.sentence) context.sentence_year = said_year_;
    if (far_day_ && attributes.kind == TimeKind::clock) context.story_date = far_day_;
    context.story_is_near =
        (far_day_ && attributes.kind == TimeKind::clock) || (story_.latest_day && mention.sentence <= story_.day_sentence + 1);
    context.tense = id < tenses_.size() ? tenses_[id] : Tense::unknown;
    // "June 3 to June 5, 2022": the year stands at the far end.
    if (far_year_ && !attributes.year && (attributes.month || attributes.day) && attributes.relation == TimeRelation::none)
      context.anchor = far_year_;
    if (attributes.tense == "future") said = Tense::future;
    if (attributes.tense == "past") said = Tense::past;
    if (said != Tense::unknown) context.tense = said;
    context.day_first = base_.date_order == DateOrder::day_first;
    if (attributes.span == "between" && depth < deepest) {
      join(id, depth);
      return;
    }
    if (attributes.anchored && depth < deepest) {
      const MentionId anchor = anchor_of(id, attributes.anchor_last);
      if (anchor == no_mention && !attributes.near_month && !attributes.near_year) return;
      if (anchor != no_mention) {
        // "is midnight on Thursday": a part whose own words tell no tense has that of the whole.
        const bool tells = said != Tense::unknown || (anchor < tenses_.size() && tenses_[anchor] != Tense::unknown);
        evaluate(anchor, depth + 1, tells ? said : context.tense);
        if (!out_[anchor].period) return unresolved(id, attributes, out_[anchor]);
        context.anchor = out_[anchor].period;
      }
    }
    out_[id] = compute(attributes, context);
    if (attributes.year && attributes.month && out_[id].period) {
      said_year_ = attributes.year;
      said_sentence_ = mention.sentence;
    }
  }

  // "May and July 2004": in a row of months the last one tells the year.
  std::optional<CalendarPeriod> year_of_row(const std::vector<MentionId>& wholes, std::size_t at) {
    for (; at + 1 < wholes.size(); ++at) {
      const TimeAttributes here = attributes_at(wholes[at]);
      if (!here.month || here.year || here.anchored) return std::nullopt;
      const Mention& next = analysis_.mentions[wholes[at + 1]];
      const std::uint32_t end = analysis_.mentions[wholes[at]].span.end;
      if (next.span.begin < end || next.span.begin - end > row_gap || next.sentence != analysis_.mentions[wholes[at]].sentence)
        return std::nullopt;
      if (const auto said = year_of(wholes[at + 1])) return said;
      const TimeAttributes behind = attributes_at(wholes[at + 1]);
      if (!behind.anchored || !behind.month) continue;
      evaluate(wholes[at + 1], 0);
      const auto& placed = out_[wholes[at + 1]].period;
      return placed ? year_period(placed->year) : std::nullopt;
    }
    return std::nullopt;
  }

  // "two days after the past": nothing to count from.
  void unresolved(MentionId id, const TimeAttributes& attributes, const TimeValue& anchor) {
    if (anchor.timex_type.empty()) return;
    if (attributes.kind == TimeKind::duration) out_[id] = duration_value(attributes);
    if (attributes.kind == TimeKind::date) {
      out_[id].timex_type = "DATE";
      out_[id].value = anchor.value;
    }
  }

  void join(MentionId id, int depth) {
    std::vector<MentionId> ends;
    for (const MentionId part : analysis_.mentions[id].parts)
      if (part < out_.size() && ends.size() < 2 && is(has_type_, analysis_.mentions[part], types_.time)) ends.push_back(part);
    if (ends.size() != 2) {
      if (ends.size() == 1) evaluate(ends[0], depth + 1), out_[id] = out_[ends[0]];
      return;
    }
    far_year_ = year_of(ends[1]);
    // "from 10 to 11:30 on Tuesday", "Tuesday from 10 to 11:30": the day stands at one end.
    const bool clocks = both_are(TimeKind::clock, ends);
    const bool near_has_day = clocks && names_day(ends[0]) && !names_day(ends[1]);
    if (clocks && !near_has_day) {
      evaluate(ends[1], depth + 1);
      far_day_ = out_[ends[1]].period;
    }
    evaluate(ends[0], depth + 1);
    far_year_.reset();
    far_day_.reset();
    if (near_has_day) {
      far_day_ = out_[ends[0]].period;
      evaluate(ends[1], depth + 1);
      far_day_.reset();
    }
    const Story before = story_;
    story_.add(out_[ends[0]], analysis_.mentions[id].sentence);
    evaluate(ends[1], depth + 1);
    story_ = before;
    TimeValue whole = joined(out_[ends[0]], out_[ends[1]]);
    if (whole.begin.empty()) {
      out_[id] = whole;
      return;
    }
    whole.joins = true;
    // Each end is a mention of its own, which tells the whole; the far one as the near one places it.
    out_[ends[1]].value = whole.end;
    for (const MentionId end : ends) {
      out_[end].begin = whole.begin;
      out_[end].end = whole.end;
    }
    out_[id] = std::move(whole);
  }

  bool names_day(MentionId id) const {
    const TimeAttributes a = attributes_at(id);
    return a.anchored || a.weekday || a.day || a.offset || a.number_first || a.unit == TimeUnit::day;
  }

  bool both_are(TimeKind kind, const std::vector<MentionId>& ends) const {
    return std::all_of(ends.begin(), ends.end(), [&](MentionId id) { return kind_of(analysis_.mentions[id]) == kind; });
  }

  std::optional<CalendarPeriod> year_of(MentionId id) const {
    const TimeAttributes attributes = attributes_at(id);
    return attributes.month ? year_period(attributes.year) : std::nullopt;
  }

  static std::optional<CalendarPeriod> year_period(std::optional<int> year) {
    if (!year) return std::nullopt;
    CalendarPeriod period = unknown_period(TimeUnit::year);
    period.year = year;
    return period;
  }

  TimeAttributes attributes_at(MentionId id) const {
    return read_time_attributes(kind_of(analysis_.mentions[id]), attributes_of(analysis_.mentions[id], base_));
  }

  // The first (or last) date or clock time among the parts that the mention does not itself stand for.
  MentionId anchor_of(MentionId id, bool last) const {
    for (int i = 0; i < deepest && id < analysis_.mentions.size(); ++i) {
      const Mention& mention = analysis_.mentions[id];
      MentionId found = no_mention;
      for (const MentionId part : mention.parts) {
        if (part == mention.stands_for || part >= out_.size()) continue;
        const Mention& inner = analysis_.mentions[part];
        const bool dated =
            is(has_type_, inner, types_.time) && kind_of(inner) != TimeKind::duration && kind_of(inner) != TimeKind::recurrence;
        if (dated) found = part;
        if (dated && !last) break;
      }
      if (found != no_mention) return found;
      id = mention.stands_for;
    }
    return no_mention;
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
  std::vector<ResolvedTime> out_;
  std::vector<bool> done_;
  std::optional<int> said_year_;
  std::uint32_t said_sentence_ = 0;
  std::optional<CalendarPeriod> far_year_, far_day_;  // while the near end of a span is placed
};

}  // namespace

std::vector<ResolvedTime> resolve_times(const Document& document, const Analysis& analysis, const RuleBase& base, const HasType& has_type,
                                        const std::vector<Tense>& tenses) {
  return Resolver(document, analysis, base, has_type, tenses).all();
}

}  // namespace relata
