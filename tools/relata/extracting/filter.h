// From the command line's words to the part of a graph that they ask for.
#pragma once
#include <string>
#include <vector>

#include "engine/graph/selection.h"
#include "engine/schema/schema.h"
#include "tools/relata/commands.h"

namespace relata {

// What the schema does not know, and days that are none, are problems.
[[nodiscard]] GraphFilter filter_of(const FilterChoice& choice, const Schema& schema, std::vector<std::string>& problems);

}  // namespace relata
