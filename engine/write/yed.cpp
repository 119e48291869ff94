#include "engine/write/yed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/write/output_text.h"

namespace relata {

namespace {

[[nodiscard]] std::string hex(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

}  // namespace

void append_yed_keys(std::string& out) {
  out +=
      "  <key id=\"yed_node\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
      "  <key id=\"yed_edge\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
}

// A page of yEd grows downwards.
void append_yed_node(const GraphNode& node, std::string& out) {
  const double side = 2 * node.size;
  out += fmt::format(
      "      <data key=\"yed_node\"><y:ShapeNode><y:Geometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>"
      "<y:Fill color=\"{}\" transparent=\"false\"/><y:NodeLabel modelName=\"sides\" modelPosition=\"s\">",
      node.x - node.size, -node.y - node.size, side, side, hex(node.colour));
  append_xml(node.label, out);
  out += "</y:NodeLabel><y:Shape type=\"ellipse\"/></y:ShapeNode></data>\n";
}

void append_yed_edge(const GraphEdge& edge, std::string& out) {
  const double width = std::min(7.0, std::sqrt(static_cast<double>(edge.weight)));
  out += fmt::format(
      "      <data key=\"yed_edge\"><y:PolyLineEdge><y:LineStyle color=\"{}\" type=\"line\" width=\"{}\"/>"
      "<y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel>",
      hex(edge.colour), width);
  append_xml(edge.type, out);
  out += "</y:EdgeLabel></y:PolyLineEdge></data>\n";
}

}  // namespace relata
