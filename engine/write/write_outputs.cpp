#include "engine/write/write_outputs.h"

#include <fmt/format.h>

#include <ctime>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/graph/knowledge_graph.h"
#include "engine/write/csv.h"
#include "engine/write/gexf.h"
#include "engine/write/graphml.h"
#include "engine/write/html_page.h"
#include "engine/write/iri.h"
#include "engine/write/mention_stream.h"
#include "engine/write/merge_statements.h"
#include "engine/write/rdf_writers.h"
#include "engine/write/statement_stream.h"

namespace relata {

std::optional<std::string> checked_base(const std::string& base, std::vector<std::string>& problems) {
  if (!is_absolute_iri(base)) {
    problems.push_back(fmt::format("--base: no absolute IRI: \"{}\"", base));
    return std::nullopt;
  }
  return base.ends_with('/') || base.ends_with('#') ? base : base + "/";
}

namespace {

[[nodiscard]] std::string nobody_named(const std::string& ego, const GraphEntities& entities) {
  std::vector<std::string> names;
  for (const GraphEntity& entity : entities.entities) names.push_back(entity.label);
  const std::string hint = suggestion(ego, names);
  return fmt::format("--ego: nobody is called `{}` in these documents{}", ego, hint.empty() ? "" : "; " + hint);
}

class CountedSink : public Sink {
 public:
  explicit CountedSink(Sink& to) : to_(to) {}
  void write(std::string_view bytes) override {
    count += bytes.size();
    to_.write(bytes);
  }
  std::uint64_t count = 0;

 private:
  Sink& to_;
};

template <class Write>
void write_to(const std::vector<Sink*>& sinks, const char* ending, WriteSummary& summary, Write write) {
  for (Sink* sink : sinks) {
    CountedSink counted(*sink);
    const std::clock_t start = std::clock();
    write(counted);
    summary.speeds.push_back({ending, counted.count, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC});
  }
}

}  // namespace

WriteSummary write_graph_outputs(std::vector<Statement> given, const Vocabulary& vocabulary, const WriteOptions& options,
                                 OutputSet& outputs) {
  WriteSummary summary;
  if (!outputs.wants_graph() && !outputs.wants_rdf()) return summary;
  std::vector<std::string> ignored;  // clashes of ids were told where the streams were read
  std::vector<Statement> statements = merge_statements(std::move(given), ignored);
  GraphEntities entities = resolve_across_documents(statements, vocabulary);
  summary.all_statements = statements.size();
  if (!select(options.filter, vocabulary, statements, entities)) {
    summary.problems.push_back(nobody_named(options.filter.ego, entities));
    return summary;
  }
  summary.statements = statements.size();
  if (outputs.wants_graph()) {
    const KnowledgeGraph graph(statements, entities, vocabulary, options.view);
    summary.nodes = graph.nodes().size();
    summary.edges = graph.edges().size();
    summary.betweenness_sample = graph.betweenness_sample();
    write_to(outputs.sinks(OutputKind::graphml), ".graphml", summary, [&](Sink& sink) { write_graphml(graph, options.yed, sink); });
    write_to(outputs.sinks(OutputKind::gexf), ".gexf", summary, [&](Sink& sink) { write_gexf(graph, sink); });
    write_to(outputs.sinks(OutputKind::csv), ".nodes.csv", summary, [&](Sink& sink) { write_csv_nodes(graph, sink); });
    write_to(outputs.sinks(OutputKind::csv, true), ".edges.csv", summary, [&](Sink& sink) { write_csv_edges(graph, sink); });
    write_to(outputs.sinks(OutputKind::html), ".html", summary, [&](Sink& sink) { write_html_page(graph, statements, vocabulary, sink); });
  }
  if (outputs.wants_rdf()) {
    const RdfDataset dataset(statements, entities, vocabulary, options.base);
    write_to(outputs.sinks(OutputKind::nquads), ".nq", summary, [&](Sink& sink) { write_nquads(dataset, sink); });
    write_to(outputs.sinks(OutputKind::ntriples), ".nt", summary, [&](Sink& sink) { write_ntriples(dataset, sink); });
    write_to(outputs.sinks(OutputKind::trig), ".trig", summary, [&](Sink& sink) { write_trig(dataset, sink); });
    write_to(outputs.sinks(OutputKind::json_ld), ".jsonld", summary, [&](Sink& sink) { write_json_ld(dataset, sink); });
  }
  summary.merges = std::move(entities.merges);
  return summary;
}

std::optional<WriteSummary> write_outputs(const std::vector<Statement>& statements, const std::vector<MentionRecord>& mentions,
                                          const Vocabulary& vocabulary, const WriteOptions& options,
                                          const std::vector<OutputRequest>& requests, std::vector<std::string>& problems) {
  const std::size_t before = problems.size();
  WriteOptions used = options;
  if (const auto base = checked_base(options.base, problems))
    used.base = *base;
  else
    return std::nullopt;
  OutputSet outputs(requests, problems);
  if (problems.size() > before) return std::nullopt;
  std::string lines;
  const auto flush = [&](OutputKind kind, std::size_t enough) {
    if (lines.size() < enough) return;
    outputs.write(kind, lines);
    lines.clear();
  };
  constexpr std::size_t piece = 1 << 20;
  if (outputs.wants(OutputKind::statements))
    for (const Statement& statement : statements) append_statement_line(statement, lines), flush(OutputKind::statements, piece);
  flush(OutputKind::statements, 1);
  if (outputs.wants(OutputKind::mentions))
    for (const MentionRecord& mention : mentions) append_mention_line(mention, lines), flush(OutputKind::mentions, piece);
  flush(OutputKind::mentions, 1);
  WriteSummary summary = write_graph_outputs(statements, vocabulary, used, outputs);
  problems.insert(problems.end(), summary.problems.begin(), summary.problems.end());
  if (!summary.problems.empty()) return std::nullopt;
  if (!outputs.commit(problems)) return std::nullopt;
  return summary;
}

}  // namespace relata
