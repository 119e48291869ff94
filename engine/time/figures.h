// Numbers as texts write them in dates and clock times. What can be no such number leaves the attributes as they are.
#pragma once
#include <string_view>

#include "engine/time/time_attributes.h"

namespace relata {

// A whole number from `lowest` to `highest`, also in words that compose ("20 5").
void set_integer(std::string_view text, long lowest, long highest, std::optional<int>& out);
void set_year(std::string_view text, TimeAttributes& out);
void read_figures(std::string_view text, TimeAttributes& out);
void read_clock(std::string_view text, TimeAttributes& out);
void read_day_and_hour(std::string_view text, TimeAttributes& out);

}  // namespace relata
