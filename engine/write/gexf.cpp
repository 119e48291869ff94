#include "engine/write/gexf.h"

#include <fmt/format.h>

#include "engine/write/output_text.h"

namespace relata {

namespace {

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

// One static block a class, ids equal to titles: some readers keep the last block only, or look at titles only.
void append_columns(std::string_view owner, const std::vector<Column>& columns, std::string& out) {
  out += fmt::format("    <attributes class=\"{}\" mode=\"static\">\n", owner);
  for (const Column& column : columns) {
    out += "      <attribute id=\"";
    append_xml(column.name, out);
    out += "\" title=\"";
    append_xml(column.name, out);
    out += fmt::format("\" type=\"{}\"/>\n", type_name(column.kind));
  }
  out += "    </attributes>\n";
}

void append_cells(const std::vector<Column>& columns, const std::vector<CellValue>& cells, std::string& out) {
  bool any = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (std::holds_alternative<std::monostate>(cells[i])) continue;
    if (!any) out += "        <attvalues>\n";
    any = true;
    out += "          <attvalue for=\"";
    append_xml(columns[i].name, out);
    out += "\" value=\"";
    if (const auto* text = std::get_if<std::string>(&cells[i]))
      append_xml(*text, out);
    else if (const auto* whole = std::get_if<std::int64_t>(&cells[i]))
      out += std::to_string(*whole);
    else
      append_real(std::get<double>(cells[i]), out);
    out += "\"/>\n";
  }
  if (any) out += "        </attvalues>\n";
}

// Days include their ends, so one day starts and ends on itself.
void append_spells(const std::vector<Days>& spells, std::string& out) {
  if (spells.empty()) return;
  out += "        <spells>\n";
  for (const Days& days : spells)
    out += fmt::format("          <spell start=\"{}\" end=\"{}\"/>\n", to_string(days.first), to_string(days.last));
  out += "        </spells>\n";
}

void append_colour(Colour colour, std::string& out) {
  out += fmt::format("        <viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>\n", colour.red, colour.green, colour.blue);
}

}  // namespace

void write_gexf(const KnowledgeGraph& graph, Sink& sink) {
  Pieces pieces(sink);
  std::string& head = pieces.text();
  head +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
      "  <meta>\n    <creator>relata</creator>\n  </meta>\n  <graph defaultedgetype=\"directed\" idtype=\"string\" ";
  // Without a time zone readers take their user's.
  head += graph.dated() ? "mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" timezone=\"UTC\">\n" : "mode=\"static\">\n";
  append_columns("node", graph.node_columns(), head);
  append_columns("edge", graph.edge_columns(), head);
  head += "    <nodes>\n";
  for (const GraphNode& node : graph.nodes()) {
    std::string& out = pieces.text();
    out += "      <node id=\"";
    append_xml(node.id, out);
    out += "\" label=\"";
    append_xml(node.label, out);
    out += "\">\n";
    append_cells(graph.node_columns(), node.cells, out);
    append_spells(node.spells, out);
    out += "        <viz:size value=\"";
    append_real(node.size, out);
    out += "\"/>\n        <viz:position x=\"";
    append_real(node.x, out);
    out += "\" y=\"";
    append_real(node.y, out);
    out += "\" z=\"0\"/>\n";
    append_colour(node.colour, out);
    out += "      </node>\n";
  }
  pieces.text() += "    </nodes>\n    <edges>\n";
  for (const GraphEdge& edge : graph.edges()) {
    std::string& out = pieces.text();
    out += "      <edge id=\"";
    append_xml(edge.id, out);
    out += "\" source=\"";
    append_xml(graph.nodes()[edge.source].id, out);
    out += "\" target=\"";
    append_xml(graph.nodes()[edge.target].id, out);
    out += "\" kind=\"";
    append_xml(edge.type, out);
    out += "\" label=\"";
    append_xml(edge.type, out);
    out += fmt::format("\" weight=\"{}\">\n", edge.weight);
    append_cells(graph.edge_columns(), edge.cells, out);
    append_spells(edge.spells, out);
    append_colour(edge.colour, out);
    out += "      </edge>\n";
  }
  pieces.text() += "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace relata
