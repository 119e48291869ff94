// A file of the user's written anew: whole or not at all.
#pragma once
#include <string>

namespace relata {

// False, and the file as it was, if it can't be written. A link stays one; permissions stay.
[[nodiscard]] bool replace_file(const std::string& path, const std::string& text);

}  // namespace relata
