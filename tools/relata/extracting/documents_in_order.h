// Many documents through all stages at once, and their results one by one in the order of the sources.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/extraction.h"
#include "engine/read/documents.h"

namespace relata {

// A document that has been read through all stages.
struct ReadDocument {
  bool last = false;                    // no document: the end
  bool passed_over = false;             // not wanted: no result
  std::vector<SourceProblem> problems;  // met on the way to it
  Document document;
  DocumentResult result;
  std::optional<Profile> profile;              // if asked for
  std::string statement_lines, mention_lines;  // what `finish` made of it
};

struct PipelineOptions {
  unsigned threads = 1;
  ResolveOptions resolve;
  bool profile = false;
  std::optional<Date> date;                     // of documents that have none
  std::function<bool(const Document&)> wanted;  // none: every document is; called by many threads
  std::function<void(ReadDocument&)> finish;    // after extraction; called by many threads
  std::function<void(ReadDocument&)> take;      // in the order of the sources; called by the caller's thread
};

// Documents are read in order, one at a time; no more than a few for each thread are under way, so memory stays bounded. An exception
// of any thread is thrown again in the caller's.
void run_in_order(const Extractor& extractor, DocumentStream& documents, const PipelineOptions& options);

}  // namespace relata
