// Completion inside `emit`, `where` and the other actions of a rule, by what stands before the cursor.
#pragma once
#include "tools/relata/language_server/features/completion_items.h"

namespace relata::language_server {

// `before`: the action's text up to the word that is being typed; `slots`: those that the rule declares.
void complete_emit(std::string_view before, const std::vector<std::string>& slots, CompletionItems& items);
void complete_where(std::string_view before, const std::vector<std::string>& slots, CompletionItems& items);

}  // namespace relata::language_server
