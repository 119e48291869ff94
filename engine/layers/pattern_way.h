// The ways of a pattern, one by one, for matches whose words do not fit (engine/tape/pattern_ways.h). Found and compiled when needed.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/layers/candidates.h"
#include "engine/rules/bind_names.h"
#include "engine/tape/matcher.h"

namespace relata {

struct AnalysisState;

struct PatternWay {
  Pattern pattern;
  std::vector<std::size_t> words;  // indexes into PatternWays::words: without symbols of all of them it can't match
  std::optional<Matcher> matcher;
};

struct PatternWays {
  const Pattern* pattern = nullptr;
  CompileOptions options;
  std::once_flag once;
  std::vector<NamedWord> words;
  std::vector<std::unique_ptr<PatternWay>> ways;
  CandidateTable candidates;  // by index into ways
};

// The first way that `fits`; ways whose words do not stand on the tape from cell `first` on are not asked.
[[nodiscard]] const Matcher* first_way(const AnalysisState& state, const Tape& tape, std::size_t first, PatternWays& ways,
                                       const std::function<bool(const Matcher&)>& fits);

}  // namespace relata
