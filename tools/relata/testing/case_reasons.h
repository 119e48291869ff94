// Why a case misses what it expects: the rule that came nearest, in the sentence that could tell it.
#pragma once
#include <string>

#include "tools/probes/probe_base.h"
#include "tools/relata/testing/trials.h"

namespace relata {

// For the first missing statements. `probes` must hold the prefixes of all rules that emit their relations.
[[nodiscard]] std::string case_reasons(const Probes& probes, const TestItem& item, const TestOutcome& outcome, const Diagnostics& sources);

}  // namespace relata
