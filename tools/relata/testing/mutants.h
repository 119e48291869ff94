// Rules changed in one place at a time, to learn which changes no test notices.
#pragma once
#include <string>
#include <vector>

#include "tools/relata/testing/trials.h"

namespace relata {

struct UnnoticedMutant {
  std::string rule;  // "diplomacy/met"
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string change;  // "this is left out of", and the rule
  std::string words;   // what "this" is
};

struct Mutants {
  std::size_t tried = 0;
  std::vector<UnnoticedMutant> unnoticed;  // by place
};

// Conditions left out, without any test seeing another match. Of the rules of pack number `pack`, or of those that stand in `file`.
[[nodiscard]] Mutants condition_mutants(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack,
                                        const std::string& file, const Diagnostics& sources);

}  // namespace relata
