// What stands under the pointer, in words.
#pragma once
#include <functional>

#include "tools/relata/language_server/features/file_context.h"

namespace relata::language_server {

// What a rule, or one of its patterns, did on the pinned corpus; empty if unknown.
using MatchesTold = std::function<std::string(const std::string& rule, std::optional<std::size_t> pattern)>;

// Result of textDocument/hover: null where there is nothing to say.
[[nodiscard]] Json hover(const FileContext& context, std::uint32_t byte, const MatchesTold& told_of);

}  // namespace relata::language_server
