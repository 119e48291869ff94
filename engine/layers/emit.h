// From a binding to the statements it emits, ends still mentions.
#pragma once
#include "engine/layers/bind.h"

namespace relata {

// What the clause says besides its slots.
struct ClauseContext {
  std::uint32_t sentence = 0;
  MentionId verb = no_mention;
  Mode mode = Mode::asserted;
  MentionId when = no_mention, where = no_mention, duration = no_mention, source = no_mention;
  bool when_of_infinitive = false;  // `when` stands behind an infinitive that the verb governs
};

void emit_statements(AnalysisState& state, const Binding& binding, const ClauseContext& context);

}  // namespace relata
