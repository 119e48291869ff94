// What the command line says of outputs, checked before any work.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/write/write_outputs.h"
#include "tools/relata/commands.h"

namespace relata {

struct CheckedOutputs {
  std::vector<OutputRequest> requests;
  WriteOptions options;
};

// nullopt with problems for an unknown ending, a view that doesn't exist, a base that is no IRI, `-` without a format.
[[nodiscard]] std::optional<CheckedOutputs> check_outputs(const OutputChoice& choice, std::vector<std::string>& problems);

// Closes all outputs and puts them in their places; false, all told, where nothing was written.
[[nodiscard]] bool commit_outputs(OutputSet& outputs);

}  // namespace relata
