// Two texts line by line, as `diff -u` shows them.
#pragma once
#include <string>
#include <string_view>

namespace relata {

// Hunks with three lines around each change, under `--- name` and `+++ name`; empty for equal texts.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after, std::string_view name);

}  // namespace relata
