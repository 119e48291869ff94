// The layers of a program before anything of them is compiled: their rules, and the numbers of the patterns that they ask.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/layers/asked_patterns.h"
#include "engine/layers/program.h"

namespace relata {

struct LayerPlan {
  CompiledLayer layer;
  std::vector<std::uint32_t> numbers;  // of its patterns, in `asked`
  bool is_known = false;               // the known program has the very same layer: nothing is asked for it
};

[[nodiscard]] inline bool is_wanted(const Rule& rule, const ProgramOptions& options) {
  return !options.only_source || rule.source == *options.only_source;
}

// In the order of RuleBase::layers. `known`: a program on the same ground, or nullptr.
[[nodiscard]] std::vector<LayerPlan> plan_layers(const RuleBase& base, const LanguageTypes& types, const Program* known,
                                                 const ProgramOptions& options, AskedPatterns& asked);

}  // namespace relata
