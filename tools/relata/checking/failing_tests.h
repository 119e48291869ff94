// Tests inside rules, and cases, that say something else than their rules do: run, not guessed at.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/extraction.h"
#include "engine/rules/case_files.h"

namespace relata {

// T008 for each failing test (`todo` ones excepted) of the rules of pack number `pack`, or of those in `file`. A rule of which something
// else is told already is left out, for that may be why; `diagnostics` must hold no error and be those that `extractor`'s base was read
// with.
void report_failing_tests(const Extractor& extractor, std::uint32_t pack, const std::string& file, Diagnostics& diagnostics);

// The same for case files.
void report_failing_cases(const Extractor& extractor, std::uint32_t pack, const std::vector<PackCase>& cases, Diagnostics& diagnostics);

}  // namespace relata
