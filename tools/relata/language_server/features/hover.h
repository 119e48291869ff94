// What stands under the pointer, in words.
#pragma once
#include <functional>

#include "tools/relata/language_server/features/file_context.h"

namespace relata::language_server {

// Result of textDocument/hover: null where there is nothing to say. `counts` tells what a rule did on the pinned corpus, empty if unknown.
[[nodiscard]] Json hover(const FileContext& context, std::uint32_t byte, const std::function<std::string(const std::string& rule)>& counts);

}  // namespace relata::language_server
