// One document from its text to its statements: the only place that calls all stages.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/layers/analyze.h"
#include "engine/layers/program.h"
#include "engine/read/reading_lexicon.h"
#include "engine/resolve/within_document.h"
#include "engine/resolve/within_tables.h"

namespace relata {

// Everything that packs give, ready to run. Immutable, shared between threads.
struct Extractor {
  std::shared_ptr<const RuleBase> base;
  Program program;
  ReadingLexicon reading;
  std::shared_ptr<const ResolveTables> tables;
};

// Of `previous`, one of packs that one PackLoader gave, what still holds is used again.
[[nodiscard]] Extractor make_extractor(RuleBase base, Diagnostics& diagnostics, const ProgramOptions& options = {},
                                       const Extractor* previous = nullptr);
// One that has counted nothing yet.
[[nodiscard]] Profile profile_for(const Extractor& extractor);

struct DocumentResult {
  bool foreign = false;  // not in the packs' language: nothing was read
  Resolution resolution;
  std::size_t sentences = 0;
  std::size_t mentions = 0;
  std::size_t readings_cut = 0;
  std::size_t pairs_cut = 0;
};

// `document` needs id and text; masks, quotations, sentences, print and perhaps the date are filled in. `date` is its date where neither
// its source nor its text gives one.
[[nodiscard]] DocumentResult extract_document(const Extractor& extractor, Document& document, const ResolveOptions& options,
                                              AnalysisTrace* trace = nullptr, const std::optional<Date>& date = {},
                                              Profile* profile = nullptr);

}  // namespace relata
