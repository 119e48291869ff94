// One restate action on one binding: the reading or readings it makes.
#pragma once
#include "engine/layers/bind.h"
#include "engine/layers/readings.h"

namespace relata {

// Several where a made verb's noun belongs to several families. Tapes are written.
[[nodiscard]] std::vector<Reading> restate(AnalysisState& state, std::uint32_t sentence, const Tape& tape, const Binding& binding,
                                           const RestateAction& action);

}  // namespace relata
