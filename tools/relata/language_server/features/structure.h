// The shape of one text: its symbols as a tree, and what can be folded.
#pragma once
#include "engine/yaml/yaml.h"
#include "tools/relata/language_server/open_documents.h"

namespace relata::language_server {

[[nodiscard]] Json document_symbols(const OpenDocument& document, const yaml::Node& root);
[[nodiscard]] Json folding_ranges(const OpenDocument& document, const yaml::Node& root);

}  // namespace relata::language_server
