// Feasts of calendars that move through ours: the days on which they fall in one of our years.
#pragma once
#include <optional>

#include "engine/time/calendar_period.h"

namespace relata {

// The day of month `month` that falls in `year`, the earlier one where two do; without a day the whole month. Months are counted as
// each calendar does (Nisan 1, Muharram 1). nullopt: none falls in that year, or the year is none (1..9998).
//   islamic: the tabular calendar, civil epoch; a sighted moon may differ by a day.
//   hebrew, chinese: exact; the chinese one by new moons and solar terms on Beijing time (Reingold and Dershowitz, Meeus).
[[nodiscard]] std::optional<DayRange> feast_in_year(Feast calendar, int month, std::optional<int> day, int year);

}  // namespace relata
