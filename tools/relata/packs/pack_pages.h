// A pack's documentation, from its schema, rules and tests.
#pragma once
#include <string>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"

namespace relata {

[[nodiscard]] std::string pack_markdown(const RuleBase& base, std::uint32_t pack, const Diagnostics& sources);

// Headings, paragraphs, lists, tables, code blocks and `code`: what pack_markdown uses.
[[nodiscard]] std::string markdown_to_html(const std::string& markdown);

}  // namespace relata
