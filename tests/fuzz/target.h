// A fuzz target: one file for each parser defines take(), which must return for every input. The same target runs under libFuzzer
// (tests/fuzz/libfuzzer.cpp) and over the kept inputs in every build (tests/fuzz/replay.cpp).
#pragma once
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace relata::fuzz {

void take(std::string_view input);

// What must be so whatever the input was; ends the process, as both runners want it.
inline void must(bool holds, const char* what, std::string_view shown = {}) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n%.*s\n", what, static_cast<int>(shown.size()), shown.data());
  std::abort();
}

}  // namespace relata::fuzz
