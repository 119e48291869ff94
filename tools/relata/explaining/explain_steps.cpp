#include <cstdio>

#include "engine/read/documents.h"
#include "tools/relata/explaining/asked_place.h"
#include "tools/relata/explaining/explaining.h"
#include "tools/relata/explaining/steps/sentence_steps.h"
#include "tools/relata/loading.h"

namespace relata {

int explain_steps(const ExplainOptions& options, const Extractor& extractor, const Diagnostics& sources) {
  const auto place = asked_place(options.what);
  if (!place || place->line == 0 || place->column == 0) {
    complain("--steps needs a place FILE:LINE:COLUMN, lines and columns counted from 1; `" + options.what + "` is none");
    return refused;
  }
  std::vector<std::string> files = options.sources;
  if (files.empty()) files.push_back(place->file);
  DocumentStream documents(files, extractor.reading);
  std::string out;
  for (Document document; out.empty() && documents.next(document); document = {}) {
    const Trial trial = read_and_tell(extractor, document, options.date, true);
    const auto point = point_at(document.text, *place);
    if (!point) continue;
    const std::uint32_t byte = byte_at(document.text, *point);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      const Span span = document.sentences[s].span;
      if (byte < span.begin || byte >= span.end) continue;
      const SentenceSteps steps = steps_of(extractor, document, trial, s, sources);
      out = options.format == "json" ? to_json(steps) : options.format == "html" ? to_html(steps) : to_text(steps);
    }
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  std::fflush(stdout);
  for (const SourceProblem& problem : documents.problems()) complain(to_string(problem));
  if (!out.empty()) return done;
  complain("no sentence stands at " + options.what);
  return findings;
}

}  // namespace relata
