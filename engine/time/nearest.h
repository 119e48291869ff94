// Which one is meant: a weekday, month or day that the text leaves without its week or year.
#pragma once
#include <cstdint>
#include <optional>

#include "engine/time/calendar_period.h"

namespace relata {

// Tense of what the expression dates. `future` is also what is planned, hoped for or possible.
enum class Tense : std::uint8_t { unknown, past, present, future };

// The last such day up to `from` (the day itself counts); in future and present tense the first from it on.
[[nodiscard]] Date nearest_weekday(int weekday, Date from, Tense tense);
// A month, quarter, half or season: the last one begun by `from`; in future tense the first that has not ended; in no or present
// tense the one whose middle is nearest, the earlier of two.
[[nodiscard]] CalendarPeriod nearest_period(TimeUnit grain, int index, Date from, Tense tense);
// A quarter or half: reports speak of the one just over even where they look ahead, so the nearest by its middle, those before the current
// one counting twice in future tense and those after it eightfold in past tense.
[[nodiscard]] CalendarPeriod nearest_business_period(TimeUnit grain, int index, Date from, Tense tense);
// Whether `candidate` suits better than `other`, where days against the tense count more.
[[nodiscard]] bool is_nearer(Date candidate, Date other, Date from, Tense tense);
// A day of a month: the year that brings it nearest, where days against the tense count more. A weekday, where given, must agree;
// if it never does within five years it is passed over. nullopt: no such day.
[[nodiscard]] std::optional<Date> nearest_day(int month, int day, std::optional<int> weekday, Date from, Tense tense);
// "the 19th": the month likewise.
[[nodiscard]] std::optional<Date> nearest_day_of_month(int day, std::optional<int> weekday, Date from, Tense tense);
// Easter Sunday (Gregorian).
[[nodiscard]] Date easter_sunday(int year);
// The nth weekday of a month; nth 5 is the last.
[[nodiscard]] std::optional<Date> nth_weekday(int year, int month, int weekday, int nth);

}  // namespace relata
