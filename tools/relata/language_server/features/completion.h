// What may stand where the cursor is.
#pragma once
#include "tools/relata/language_server/features/file_context.h"

namespace relata::language_server {

// A CompletionList. `context.root` isn't used: the text is read anew with a mark at the cursor.
[[nodiscard]] Json completion(const FileContext& context, std::uint32_t byte);

}  // namespace relata::language_server
