// Attributes of time expressions to values, numbers, days.
#include <algorithm>

#include "engine/model/date.h"
#include "engine/time/number_value.h"
#include "engine/time/time_value.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

namespace {

// "month=3;day=4"
Attributes attributes_of(std::string_view text) {
  Attributes attributes;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    const std::size_t sign = std::min(pair.find('='), pair.size());
    attributes.emplace_back(pair.substr(0, sign), pair.substr(std::min(sign + 1, pair.size())));
  }
  std::sort(attributes.begin(), attributes.end());
  attributes.erase(std::unique(attributes.begin(), attributes.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
                   attributes.end());
  return attributes;
}

void look_at(const TimeValue& value) {
  must(value.timex_type.empty() || value.timex_type == "DATE" || value.timex_type == "TIME" || value.timex_type == "DURATION" ||
           value.timex_type == "SET",
       "a TIMEX3 type", value.timex_type);
  if (value.days)
    must(is_valid(value.days->first) && is_valid(value.days->second) && value.days->first <= value.days->second, "days in order",
         value.iso_when);
}

}  // namespace

// The first line is an expression's attributes, the second one's those of its anchor; the third is a number.
void take(std::string_view input) {
  const auto line = [&] {
    const std::string_view found = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(found.size() + 1, input.size()));
    return found;
  };
  const Attributes first = attributes_of(line());
  const Attributes second = attributes_of(line());
  (void)number_value(line());
  for (const TimeKind kind : {TimeKind::date, TimeKind::clock, TimeKind::duration, TimeKind::recurrence}) {
    const TimeAttributes attributes = read_time_attributes(kind, first);
    TimeContext context;
    look_at(compute(attributes, context));
    context.document_date = Date{2023, 6, 19};
    const TimeValue anchor = compute(read_time_attributes(TimeKind::date, second), context);
    look_at(anchor);
    for (const Tense tense : {Tense::unknown, Tense::past, Tense::present, Tense::future}) {
      context.tense = tense;
      context.story_date = anchor.period;
      const TimeValue value = compute(attributes, context);
      look_at(value);
      context.anchor = anchor.period;
      context.day_first = !context.day_first;
      look_at(compute(attributes, context));
      look_at(joined(anchor, value));
      context.anchor.reset();
    }
  }
}

}  // namespace relata::fuzz
