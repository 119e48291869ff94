// What `relata explain` is asked, one function a question; each writes to standard output and answers to the shell.
#pragma once
#include "engine/extraction.h"
#include "tools/probes/probe_base.h"
#include "tools/relata/commands.h"

namespace relata {

// A statement or entity by its id, or what rests on the words at FILE:LINE:COLUMN.
[[nodiscard]] int explain_statements(const ExplainOptions& options, const Extractor& extractor, const Diagnostics& sources);
// A statement that is missed.
[[nodiscard]] int explain_why_not(const ExplainOptions& options, const Extractor& extractor, Diagnostics& sources);
[[nodiscard]] int explain_pattern(const ExplainOptions& options, const RuleBase& base, Diagnostics& sources);

// What each layer did with the sentence at FILE:LINE:COLUMN.
[[nodiscard]] int explain_steps(const ExplainOptions& options, const Extractor& extractor, const Diagnostics& sources);

// The document read with everything told that the layers did, each pass of them too if `stepwise`. `date` is its date where it has none.
[[nodiscard]] Trial read_and_tell(const Extractor& extractor, Document& document, const std::string& date, bool stepwise = false);

}  // namespace relata
