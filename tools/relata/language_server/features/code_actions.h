// What can be done about diagnostics, and writing a file in one hand.
#pragma once
#include "tools/relata/language_server/checking.h"

namespace relata::language_server {

// The fixes of the diagnostics that touch the range (bytes of the document) as CodeActions; with all of them at once behind the first ones.
// `only`: kinds that are asked for, empty for all.
[[nodiscard]] Json code_actions(const CheckedFile& checked, Span range, const std::vector<std::string>& only);

// TextEdits that turn the document into what `relata fmt` writes; a failure where it is no YAML.
[[nodiscard]] Reply formatting(const OpenDocument& document);

}  // namespace relata::language_server
