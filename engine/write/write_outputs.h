// From statements to every output that was asked for.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/graph_parts.h"
#include "engine/graph/selection.h"
#include "engine/model/statement.h"
#include "engine/resolve/across_documents.h"
#include "engine/write/output_set.h"
#include "engine/write/rdf_terms.h"

namespace relata {

struct WriteOptions {
  GraphFilter filter;  // of all that is not a stream
  bool yed = false;    // GraphML says how yEd draws it
  GraphView view = GraphView::entities;
  std::string base{default_base};  // absolute IRI; a "/" is added where it ends in neither "/" nor "#"
};

struct OutputSpeed {
  std::string ending;
  std::uint64_t bytes = 0;  // before compression
  double seconds = 0;       // of a core, for writing alone: the graph stands by then
};

struct WriteSummary {
  std::size_t nodes = 0, edges = 0;                // of the graph; zero where no output needs one
  std::size_t betweenness_sample = 0;              // below `nodes`: it is an estimate
  std::vector<std::string> problems;               // what was asked for and can't be; then nothing may be committed
  std::size_t statements = 0, all_statements = 0;  // what the filter left, and of how many
  std::vector<OutputSpeed> speeds;
  std::vector<MergeExplanation> merges;  // who was taken for one over all documents, and why
};

// A base that no RDF output could use is a problem, to be told before any work. Returns the base as it will be used.
[[nodiscard]] std::optional<std::string> checked_base(const std::string& base, std::vector<std::string>& problems);

// Writes graphs, RDF and pages; the streams are the caller's to write (OutputSet::write). Nothing appears before outputs.commit().
// `statements` may be in any order and are a set: see merge_statements().
[[nodiscard]] WriteSummary write_graph_outputs(std::vector<Statement> statements, const Vocabulary& vocabulary, const WriteOptions& options,
                                               OutputSet& outputs);

// All at once: opens, writes streams in the order given and everything else, commits. nullopt with problems: nothing was written.
[[nodiscard]] std::optional<WriteSummary> write_outputs(const std::vector<Statement>& statements,
                                                        const std::vector<MentionRecord>& mentions, const Vocabulary& vocabulary,
                                                        const WriteOptions& options, const std::vector<OutputRequest>& requests,
                                                        std::vector<std::string>& problems);

}  // namespace relata
