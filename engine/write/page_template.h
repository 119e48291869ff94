// The page without its data, built into the program.
#pragma once
#include <string_view>

namespace relata {

[[nodiscard]] std::string_view page_template();
inline constexpr std::string_view page_data_mark = "{{graph}}";  // stands once, where the data go

}  // namespace relata
