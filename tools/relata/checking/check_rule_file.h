// One rule file, checked as part of the pack around it.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "engine/diagnostics/diagnostic.h"
#include "engine/layers/program.h"
#include "engine/rules/load.h"

namespace relata {

// The pack as it was read; no base if it can't be. Places of the base's rules point into `sources`.
struct RuleFileReading {
  std::shared_ptr<const RuleBase> base;
  std::shared_ptr<const Diagnostics> sources;
};

// What checks of one file after another share: what did not change is neither read nor compiled again.
struct KnownPacks {
  RuleFileLoader loader;
  std::optional<Program> program;  // of the last file
};

// Loads and compiles; adds to `diagnostics` what points into `path` (all there is where the pack can't be read), with the files it needs.
// Unsaved texts are those of `diagnostics`. Where the pack has no error, the tests in the file are run too, if they are asked for.
enum class RunTests : std::uint8_t { no, yes };
RuleFileReading check_rule_file(const std::string& path, KnownPacks& known, Diagnostics& diagnostics, RunTests tests = RunTests::no);

}  // namespace relata
