// The names that RE2 knows behind \p, and inside [[: :]].
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace relata {

[[nodiscard]] bool is_unicode_property(std::string_view name);
[[nodiscard]] const std::vector<std::string>& unicode_properties();  // sorted
[[nodiscard]] const std::vector<std::string>& posix_classes();

}  // namespace relata
