#include "engine/write/csv.h"

#include "engine/write/output_text.h"

namespace relata {

namespace {

// Quoted only where it must be (RFC 4180), and where a reader would trim spaces.
void append_field(std::string_view raw, std::string& out) {
  const std::string text = output_text(raw);
  const bool quoted = text.find_first_of(",\";") != std::string::npos || text.starts_with(' ') || text.ends_with(' ');
  if (quoted) out.push_back('"');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  if (quoted) out.push_back('"');
}

void append_cells(const std::vector<CellValue>& cells, std::string& out) {
  for (const CellValue& cell : cells) {
    out.push_back(',');
    if (const auto* text = std::get_if<std::string>(&cell))
      append_field(*text, out);
    else if (const auto* whole = std::get_if<std::int64_t>(&cell))
      out += std::to_string(*whole);
    else if (const auto* real = std::get_if<double>(&cell))
      append_real(*real, out);
  }
  out.push_back('\n');
}

void append_heads(const std::vector<Column>& columns, std::string& out) {
  for (const Column& column : columns) {
    out.push_back(',');
    append_field(column.name, out);
  }
  out.push_back('\n');
}

}  // namespace

void write_csv_nodes(const KnowledgeGraph& graph, Sink& sink) {
  Pieces pieces(sink);
  pieces.text() += "Id,Label,x,y";
  append_heads(graph.node_columns(), pieces.text());
  for (const GraphNode& node : graph.nodes()) {
    std::string& out = pieces.text();
    append_field(node.id, out);
    out.push_back(',');
    append_field(node.label, out);
    out.push_back(',');
    append_real(node.x, out);
    out.push_back(',');
    append_real(node.y, out);
    append_cells(node.cells, out);
  }
}

void write_csv_edges(const KnowledgeGraph& graph, Sink& sink) {
  Pieces pieces(sink);
  pieces.text() += "Id,Source,Target,Type,Kind,Label,Weight";
  append_heads(graph.edge_columns(), pieces.text());
  for (const GraphEdge& edge : graph.edges()) {
    std::string& out = pieces.text();
    append_field(edge.id, out);
    out.push_back(',');
    append_field(graph.nodes()[edge.source].id, out);
    out.push_back(',');
    append_field(graph.nodes()[edge.target].id, out);
    out += ",Directed,";
    append_field(edge.type, out);
    out.push_back(',');
    append_field(edge.type, out);
    out.push_back(',');
    out += std::to_string(edge.weight);
    append_cells(edge.cells, out);
  }
}

}  // namespace relata
