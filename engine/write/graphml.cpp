#include "engine/write/graphml.h"

#include <fmt/format.h>

#include "engine/write/output_text.h"
#include "engine/write/yed.h"

namespace relata {

namespace {

// No int: readers overflow or round it; no boolean and no list: some readers fail on them.
[[nodiscard]] std::string_view type_name(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::whole:
      return "long";
    case ColumnKind::real:
      return "double";
    case ColumnKind::text:
      break;
  }
  return "string";
}

void append_key(std::string_view id, std::string_view owner, std::string_view name, std::string_view type, std::string& out) {
  out += "  <key id=\"";
  append_xml(id, out);
  out += fmt::format("\" for=\"{}\" attr.name=\"", owner);
  append_xml(name, out);
  out += fmt::format("\" attr.type=\"{}\"/>\n", type);
}

void open_data(std::string_view key, std::string& out) {
  out += fmt::format("      <data key=\"{}\">", key);
}

void append_text(std::string_view key, std::string_view text, std::string& out) {
  open_data(key, out);
  append_xml(text, out);
  out += "</data>\n";
}

void append_number(std::string_view key, double number, std::string& out) {
  open_data(key, out);
  append_real(number, out);
  out += "</data>\n";
}

void append_colour(std::string_view prefix, Colour colour, std::string& out) {
  out += fmt::format("      <data key=\"{0}r\">{1}</data>\n      <data key=\"{0}g\">{2}</data>\n      <data key=\"{0}b\">{3}</data>\n",
                     prefix, colour.red, colour.green, colour.blue);
}

void append_cell(char owner, std::size_t index, const CellValue& cell, std::string& out) {
  const std::string key = fmt::format("{}{}", owner, index);
  if (const auto* text = std::get_if<std::string>(&cell))
    append_text(key, *text, out);
  else if (const auto* whole = std::get_if<std::int64_t>(&cell))
    append_text(key, std::to_string(*whole), out);
  else if (const auto* real = std::get_if<double>(&cell))
    append_number(key, *real, out);
}

}  // namespace

void write_graphml(const KnowledgeGraph& graph, bool yed, Sink& sink) {
  Pieces pieces(sink);
  std::string& head = pieces.text();
  head += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
  head += yed ? " xmlns:y=\"http://www.yworks.com/xml/graphml\">\n" : ">\n";
  append_key("label", "node", "label", "string", head);
  for (const char* name : {"x", "y", "size"}) append_key(name, "node", name, "double", head);
  for (const char* name : {"r", "g", "b"}) append_key(name, "node", name, "int", head);
  for (std::size_t i = 0; i < graph.node_columns().size(); ++i)
    append_key(fmt::format("n{}", i), "node", graph.node_columns()[i].name, type_name(graph.node_columns()[i].kind), head);
  append_key("edgelabel", "edge", "label", "string", head);
  append_key("interaction", "edge", "interaction", "string", head);
  append_key("weight", "edge", "weight", "double", head);
  for (const char* name : {"r", "g", "b"}) append_key(std::string("edge_") + name, "edge", name, "int", head);
  for (std::size_t i = 0; i < graph.edge_columns().size(); ++i)
    append_key(fmt::format("e{}", i), "edge", graph.edge_columns()[i].name, type_name(graph.edge_columns()[i].kind), head);
  if (yed) append_yed_keys(head);
  head += "  <graph id=\"relata\" edgedefault=\"directed\">\n";
  for (const GraphNode& node : graph.nodes()) {
    std::string& out = pieces.text();
    out += "    <node id=\"";
    append_xml(node.id, out);
    out += "\">\n";
    append_text("label", node.label, out);
    append_number("x", node.x, out);
    append_number("y", node.y, out);
    append_number("size", node.size, out);
    append_colour("", node.colour, out);
    for (std::size_t i = 0; i < node.cells.size(); ++i) append_cell('n', i, node.cells[i], out);
    if (yed) append_yed_node(node, out);
    out += "    </node>\n";
  }
  for (const GraphEdge& edge : graph.edges()) {
    std::string& out = pieces.text();
    out += "    <edge id=\"";
    append_xml(edge.id, out);
    out += "\" source=\"";
    append_xml(graph.nodes()[edge.source].id, out);
    out += "\" target=\"";
    append_xml(graph.nodes()[edge.target].id, out);
    // Not in the schema of GraphML, but where Gephi and Neo4j look for an edge's type.
    out += "\" label=\"";
    append_xml(edge.type, out);
    out += "\">\n";
    append_text("edgelabel", edge.type, out);
    append_text("interaction", edge.type, out);
    append_number("weight", static_cast<double>(edge.weight), out);
    append_colour("edge_", edge.colour, out);
    for (std::size_t i = 0; i < edge.cells.size(); ++i) append_cell('e', i, edge.cells[i], out);
    if (yed) append_yed_edge(edge, out);
    out += "    </edge>\n";
  }
  pieces.text() += "  </graph>\n</graphml>\n";
}

}  // namespace relata
