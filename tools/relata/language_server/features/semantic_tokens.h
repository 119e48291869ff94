// What the words of patterns and actions are, for colours.
#pragma once
#include "engine/yaml/yaml.h"
#include "tools/relata/language_server/names/name_uses.h"
#include "tools/relata/language_server/open_documents.h"

namespace relata::language_server {

// The legend: types of tokens in the order of their numbers, and modifiers.
[[nodiscard]] Json semantic_legend();
// Result of textDocument/semanticTokens/full, or of a range's lines.
[[nodiscard]] Json semantic_tokens(const OpenDocument& document, const yaml::Node& root, FileKind kind, Span within);

}  // namespace relata::language_server
