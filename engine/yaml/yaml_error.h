// What a YAML parser stumbled over, said to somebody who writes rules.
#pragma once
#include <optional>
#include <string_view>

#include "engine/diagnostics/diagnostic.h"

namespace relata::yaml {

// `said` is libfyaml's message, `at` the byte it points at; `open` is the bracket of the innermost list or map in flow that was still open.
[[nodiscard]] Diagnostic yaml_error(SourceId source, std::string_view bytes, std::string_view said, std::uint32_t at,
                                    std::optional<Span> open);

// The first control character that is no tab or line end: it ends or spoils the text unseen.
[[nodiscard]] std::optional<std::uint32_t> first_control_character(std::string_view bytes);

}  // namespace relata::yaml
