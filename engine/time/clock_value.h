// Clock times and parts of the day on the day they belong to.
#pragma once
#include "engine/time/time_value.h"

namespace relata {

// T09:00, T15:30:10: the hour on the clock of 24, as far as the words tell. `hour` must be known.
[[nodiscard]] std::string clock_text(const TimeAttributes& attributes);

// `place`: the day that the expression names, if it names one. A time alone takes the day that the story named just before, else the
// document's, and dates nothing.
[[nodiscard]] TimeValue clock_value(const TimeAttributes& attributes, const std::optional<CalendarPeriod>& place,
                                    const TimeContext& context);

// "two hours ago", "40 minutes later": a time of the day whose hour nobody knows, as the document gives a date alone.
[[nodiscard]] TimeValue distant_clock_value(const TimeAttributes& attributes, const TimeContext& context);

}  // namespace relata
