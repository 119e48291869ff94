// The chinese calendar's months, from the new moons and the sun's longitude (Meeus, Astronomical Algorithms, chapters 25 and 49).
#pragma once

namespace relata {

// First day of month 1..10 of the chinese year that begins in `year` (1600..2400), in days since 1970-01-01, Beijing time.
[[nodiscard]] long chinese_month(int year, int month);

}  // namespace relata
