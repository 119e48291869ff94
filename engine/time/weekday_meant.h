// Which weekday is meant: by its relation, the tense, a distance or the story.
#pragma once
#include <optional>

#include "engine/time/time_value.h"

namespace relata {

// XXXX-WXX-1 without a document's date; nullopt where a distance is out of reach.
[[nodiscard]] std::optional<CalendarPeriod> weekday_period(int weekday, const TimeAttributes& attributes, const TimeContext& context);

}  // namespace relata
