// From attributes and context to a place in the calendar.
#pragma once
#include <optional>

#include "engine/time/time_value.h"

namespace relata {

// The period the attributes point at; its unknown parts stay open where the context gives none. nullopt: they point at none.
[[nodiscard]] std::optional<CalendarPeriod> place_in_calendar(const TimeAttributes& attributes, const TimeContext& context);

}  // namespace relata
