// Whole units counted from an anchor that the expression does not name: the document's date or the one the story is at.
#pragma once
#include <optional>

#include "engine/time/time_value.h"

namespace relata {

inline constexpr double most_units = 20000;  // no expression of news counts further

// The story's latest date at a grain, if it is as fine as that.
[[nodiscard]] std::optional<CalendarPeriod> story_at(const TimeContext& context, TimeUnit grain);
// Last week, the following day, yesterday, three months ago. nullopt: nothing is counted, or too far.
[[nodiscard]] std::optional<CalendarPeriod> unit_from_anchor(const TimeAttributes& attributes, const TimeContext& context);
// The year that the expression gives to what it names: 1998, "June last year", "that year".
[[nodiscard]] std::optional<int> year_by_relation(const TimeAttributes& attributes, const TimeContext& context);

}  // namespace relata
