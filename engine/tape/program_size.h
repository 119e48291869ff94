// How large RE2 makes an expression.
#pragma once
#include <cstddef>
#include <string>

namespace relata {

// Instructions of its program; 0 where RE2 can't compile it.
[[nodiscard]] std::size_t program_size(const std::string& regex);

}  // namespace relata
