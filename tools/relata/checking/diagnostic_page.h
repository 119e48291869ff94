// Where the page of a diagnostic lies.
#pragma once
#include <string>

namespace relata {

// The source tree's page, else the installed one, whether it exists or not.
[[nodiscard]] std::string page_of(const std::string& code);

}  // namespace relata
