#include "engine/write/output_formats.h"

namespace relata {

const std::vector<OutputFormat>& output_formats() {
  static const std::vector<OutputFormat> formats{
      {OutputKind::graphml, ".graphml", "GraphML: the graph for Gephi, networkx, Cytoscape, igraph, Neo4j"},
      {OutputKind::gexf, ".gexf", "GEXF 1.3: the graph for Gephi, with time as intervals"},
      {OutputKind::json_ld, ".jsonld", "JSON-LD 1.1: the triples of each document, context inside"},
      {OutputKind::nquads, ".nq", "N-Quads: the same triples, a line each, for loading stores in bulk"},
      {OutputKind::trig, ".trig", "TriG: the same triples, for reading"},
      {OutputKind::ntriples, ".nt", "N-Triples: the triples of all documents in one graph"},
      {OutputKind::csv, ".csv", "CSV: x.csv makes x.nodes.csv and x.edges.csv"},
      {OutputKind::html, ".html", "HTML: a page of its own with graph, statements and quotes"},
      {OutputKind::statements, ".statements.jsonl", "the stream of statements, one JSON object a line; `relata merge` reads it"},
      {OutputKind::mentions, ".mentions.jsonl", "the stream of mentions, one JSON object a line"},
  };
  return formats;
}

std::optional<NamedOutput> output_named(std::string_view path) {
  std::string_view rest = path;
  NamedOutput out{OutputKind::graphml, Compression::none, {}, {}};
  if (rest.ends_with(".gz"))
    rest.remove_suffix(3), out.compression = Compression::gzip;
  else if (rest.ends_with(".zst"))
    rest.remove_suffix(4), out.compression = Compression::zstd;
  for (const OutputFormat& format : output_formats()) {
    const bool is_name = rest == format.ending.substr(1);
    if (!rest.ends_with(format.ending) && !is_name) continue;
    // A path of nothing but an ending names no file.
    const std::size_t stem = rest.size() - format.ending.size() + (is_name ? 1 : 0);
    out.kind = format.kind;
    out.stem = std::string(path.substr(0, stem));
    out.ending = std::string(path.substr(stem));
    return out;
  }
  return std::nullopt;
}

}  // namespace relata
