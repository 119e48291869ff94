// Operations on an anchor, the date that an expression itself names: shift it, snap it to a unit, pick a part of it.
#pragma once
#include <optional>

#include "engine/time/calendar_period.h"

namespace relata {

// What the attributes make of the anchor: "two weeks after" it, "the week of" it, "the first Monday in" it, "June of" it; the anchor
// itself where they add nothing. nullopt where it has no such part (the fifth Monday of a short month) or no count is said.
[[nodiscard]] std::optional<CalendarPeriod> within_anchor(const TimeAttributes& attributes, const CalendarPeriod& anchor);

// The anchor so many units before (negative) or after. Its own grain stays where it is finer than the unit: two weeks after a day is a day.
[[nodiscard]] std::optional<CalendarPeriod> shifted_by(const CalendarPeriod& anchor, TimeUnit unit, long count);

// -1, 0 or 1 periods from the anchor.
[[nodiscard]] int step_of(TimeRelation relation);

}  // namespace relata
