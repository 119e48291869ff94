#include "tools/relata/commands.h"
#include "tools/relata/explaining/explaining.h"
#include "tools/relata/loading.h"

namespace relata {

Trial read_and_tell(const Extractor& extractor, Document& document, const std::string& date, bool stepwise) {
  Trial trial;
  trial.trace.stepwise = stepwise;
  ResolveOptions options;
  options.mentions = false;
  options.explain = true;
  trial.result = extract_document(extractor, document, options, &trial.trace, parse_date(date));
  return trial;
}

int run_explain(const ExplainOptions& options) {
  Diagnostics diagnostics;
  auto base = load_for_use(options.packs, diagnostics);
  if (!base) return refused;
  const bool is_pattern = options.why_not.empty() && options.what.find_first_of("{<") != std::string::npos;
  if (is_pattern) return explain_pattern(options, *base, diagnostics);
  if (options.what.empty())
    return complain("explain needs a statement's id, a place FILE:LINE:COLUMN or a pattern; see relata explain --help"), refused;
  const Extractor extractor = make_extractor(std::move(*base), diagnostics, {.compile_all = false});
  if (options.steps) return explain_steps(options, extractor, diagnostics);
  return options.why_not.empty() ? explain_statements(options, extractor, diagnostics) : explain_why_not(options, extractor, diagnostics);
}

}  // namespace relata
