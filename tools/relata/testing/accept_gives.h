// What a case in a file must give, changed to what it does give: byte-span patches, so that comments and layout stay.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace relata {

// `one` is the case as it stands in `bytes`. `gone` are its statements that are given no more, by their place in the list; `added` are new
// ones. A new one takes the place of one that is gone, the rest of them stand behind the last. Nothing left is written `nothing`.
[[nodiscard]] std::vector<Edit> accept_gives(std::string_view bytes, SourceId source, const yaml::Node& one,
                                             const std::vector<std::size_t>& gone, const std::vector<std::string>& added);

// A statement as a scalar, quoted where YAML or a list in brackets would read it otherwise.
[[nodiscard]] std::string as_scalar(const std::string& statement, bool in_brackets, bool quoted = false);

}  // namespace relata
