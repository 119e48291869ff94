// The times of a document as resolution asks for them.
#pragma once
#include <vector>

#include "engine/resolve/within_document.h"
#include "engine/time/resolve_times.h"

namespace relata {

// `times` is parallel to the analysis' mentions (resolve_times) and must outlive the result; so must the analysis.
[[nodiscard]] TimeSource time_source(const Analysis& analysis, const std::vector<ResolvedTime>& times);

}  // namespace relata
