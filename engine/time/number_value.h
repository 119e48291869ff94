// Numbers from their parts: words give values (2, 100, 25), the order gives the number (225).
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace relata {

// {2, 100, 25} is 225; {25, 1000} 25,000; {19, 97} 1997 (two halves of a year); {20, 5} 25. nullopt: no number is said so.
[[nodiscard]] std::optional<long> compose_number(const std::vector<long>& values);

// "25", "1,500", "2.5", or several values with spaces between, which compose. nullopt for anything else.
[[nodiscard]] std::optional<double> number_value(std::string_view text);

}  // namespace relata
