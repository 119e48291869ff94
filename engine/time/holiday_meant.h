// Which year's feast is meant, of feasts that are computed for each year.
#pragma once
#include <optional>

#include "engine/time/time_value.h"

namespace relata {

// By the year that is said, else the nearest as the tense and "last" or "next" have it. nullopt: no such day.
[[nodiscard]] std::optional<CalendarPeriod> holiday(const TimeAttributes& attributes, const TimeContext& context);

}  // namespace relata
