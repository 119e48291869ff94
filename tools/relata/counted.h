// "1 error", "2 errors".
#pragma once
#include <fmt/format.h>

#include <string>

namespace relata {

[[nodiscard]] inline std::string counted(std::size_t number, const char* one, const char* many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace relata
