// What yEd reads of a GraphML file beside the graph itself: it shows no labels, places or colours that stand elsewhere.
#pragma once
#include <string>

#include "engine/graph/graph_parts.h"

namespace relata {

void append_yed_keys(std::string& out);
void append_yed_node(const GraphNode& node, std::string& out);
void append_yed_edge(const GraphEdge& edge, std::string& out);

}  // namespace relata
