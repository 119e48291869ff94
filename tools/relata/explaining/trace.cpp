#include <fmt/format.h>

#include <cstdio>

#include "engine/extraction.h"
#include "engine/read/documents.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"

namespace relata {

int run_trace(const TraceOptions& options) {
  Diagnostics diagnostics;
  auto base = load_for_use(options.packs, diagnostics);
  if (!base) return refused;
  const std::size_t told = diagnostics.all().size();
  const Extractor extractor = make_extractor(std::move(*base), diagnostics, {.compile_all = false});
  tell(diagnostics, told);
  DocumentStream documents(options.sources, extractor.reading);
  for (Document document; documents.next(document); document = {}) {
    AnalysisTrace trace;
    const DocumentResult result = extract_document(extractor, document, {.explain = true}, &trace, parse_date(options.date));
    fmt::print("=== {}\n", document.id);
    for (const std::string& line : trace.lines) fmt::print("{}\n", line);
    for (const Statement& s : result.resolution.statements)
      fmt::print("  => {} | {} | {} | {} {} {}\n", s.subject.label, s.relation, s.object.label, name_of(s.mode), s.when, s.rule);
    if (result.foreign) fmt::print("  not in a language that a pack reads\n");
  }
  std::fflush(stdout);
  for (const SourceProblem& problem : documents.problems()) fmt::print(stderr, "{}\n", to_string(problem));
  return done;
}

}  // namespace relata
