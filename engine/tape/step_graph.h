// A pattern as a graph of steps, coarser than RE2's: repetitions have no count, gaps and most classes are unknown.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/tape/compile_pattern.h"

namespace relata {

struct Step {
  enum class Kind : std::uint8_t { skip, text, letters, space, unknown } kind = Kind::skip;
  std::uint32_t to = 0;
  std::string text;
  LetterSet letters;
  LetterSet named;               // letters: these too, where the mention's words are of the set
  const WordSet* set = nullptr;  // of the rule base
};

struct StepGraph {
  std::vector<std::vector<Step>> states;  // the first is where a match begins
  std::uint32_t end = 0;
};

// The pattern is walked as compile_pattern() walks it, family words included.
[[nodiscard]] StepGraph step_graph(const PatternNode& root, PatternContext& context, const CompileOptions& options);

// Words that are written with blanks between them.
[[nodiscard]] std::vector<std::string> split_words(const std::string& text);

}  // namespace relata
