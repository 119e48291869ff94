// What was wrong with a source, and whether it cost the document.
#pragma once
#include <cstdint>
#include <string>

namespace relata {

struct SourceProblem {
  std::string source;      // path as named by the user; "-" is standard input
  std::uint32_t line = 0;  // 1-based; 0: the source as a whole
  std::string message;
  bool left_out = false;  // the document (or the whole source) was left out; else it was read all the same
};

// "FILE:LINE: message", without the line where there is none.
[[nodiscard]] std::string to_string(const SourceProblem& problem);

}  // namespace relata
