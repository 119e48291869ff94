// How much each node matters, by several counts.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/graph/graph_parts.h"
#include "engine/graph/neighbours.h"

namespace relata {

struct Betweenness {
  std::vector<double> values;  // shortest paths through a node, each pair once, the graph taken as undirected
  std::size_t sample = 0;      // nodes that paths were followed from: all of them, or evenly spread ones
};

// Exact while nodes x links stays affordable; above, estimated from as many nodes as are, evenly spread in the order of ids.
[[nodiscard]] Betweenness betweenness(const Neighbours& graph);

// Weighted, damping 0.85; edges of symmetric relations count in both directions.
[[nodiscard]] std::vector<double> page_rank(std::size_t nodes, const std::vector<GraphEdge>& edges, const std::vector<bool>& symmetric);

}  // namespace relata
