// A match whose statement came to nothing because nobody is known whom one of its ends means.
#pragma once
#include <string>

#include "tools/probes/probe_base.h"

namespace relata {

// The words of the first such end ("the minister"); empty: all ends have bearers, or `trial` does not tell who was taken for whom.
[[nodiscard]] std::string end_without_bearer(const Extractor& extractor, const std::string& text, const Trial& trial,
                                             const MatchAttempt& attempt);

}  // namespace relata
