#include "engine/write/html_page.h"

#include <fmt/format.h>

#include "engine/graph/event_id.h"
#include "engine/write/output_text.h"

namespace relata {

namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>relata</title><style>
body{font:15px/1.4 sans-serif;margin:1em auto;max-width:70em;padding:0 1em}svg{width:100%;height:auto;border:1px solid #ccc}
line{stroke:#999;stroke-opacity:.5}text{font-size:22px}td{vertical-align:top;padding:.2em .6em;border-top:1px solid #ddd}q{color:#444}
</style></head><body>
)";

void append_graph(const KnowledgeGraph& graph, Pieces& pieces) {
  pieces.text() += "<svg viewBox=\"-1150 -1100 2300 2200\" role=\"img\">\n";
  for (const GraphEdge& edge : graph.edges()) {
    const GraphNode& a = graph.nodes()[edge.source];
    const GraphNode& b = graph.nodes()[edge.target];
    std::string& out = pieces.text();
    out += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"><title>", a.x, a.y, b.x, b.y);
    append_xml(a.label + " " + edge.type + " " + b.label, out);
    out += "</title></line>\n";
  }
  for (const GraphNode& node : graph.nodes()) {
    std::string& out = pieces.text();
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#{:02x}{:02x}{:02x}\"><title>", node.x, node.y, node.size,
                       node.red, node.green, node.blue);
    append_xml(node.label, out);
    // A name that would run over the right edge stands to the left of its node.
    constexpr double right_edge = 1150, letter = 11.5;  // of the view box
    const bool left = node.x + node.size + letter * static_cast<double>(node.label.size()) > right_edge;
    out += fmt::format("</title></circle><text x=\"{:.1f}\" y=\"{:.1f}\"{}>", left ? node.x - node.size : node.x + node.size, node.y,
                       left ? " text-anchor=\"end\"" : "");
    append_xml(node.label, out);
    out += "</text>\n";
  }
  pieces.text() += "</svg>\n";
}

}  // namespace

void write_html_page(const KnowledgeGraph& graph, const std::vector<Statement>& statements, Sink& sink) {
  Pieces pieces(sink);
  pieces.text() += head;
  append_graph(graph, pieces);
  pieces.text() += "<table>\n";
  for (const Statement& s : statements) {
    std::string& out = pieces.text();
    out += "<tr>";
    const std::string cells[] = {s.when, s.subject.label, edge_type(s), s.object.label};
    for (const std::string& cell : cells) {
      out += "<td>";
      append_xml(cell, out);
      out += "</td>";
    }
    out += "<td><q>";
    append_xml(s.evidence.text, out);
    out += "</q> ";
    append_xml(s.title.empty() ? s.doc : s.title, out);
    out += "</td></tr>\n";
  }
  pieces.text() += "</table>\n</body></html>\n";
}

}  // namespace relata
