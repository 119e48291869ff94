// The days that a `when` of the streams covers.
#pragma once
#include <optional>
#include <string_view>

#include "engine/model/date.h"

namespace relata {

struct Days {
  Date first, last;  // both included
};

enum class Granularity { day, month, year, interval };

// "2023-06-19", "2023-06", "2023", or two of them with a slash between; nullopt for anything else, impossible or backward.
[[nodiscard]] std::optional<Days> days_of(std::string_view when);
[[nodiscard]] Granularity granularity_of(std::string_view when);  // of a `when` that days_of() reads

}  // namespace relata
