// The undirected simple graph behind a view, as flat lists: what measures, communities and layout walk over.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/graph_parts.h"

namespace relata {

struct Neighbour {
  std::uint32_t node = 0;
  double weight = 1;
};

// Parallel edges and both directions are one with the sum of their weights; loops are left out.
class Neighbours {
 public:
  Neighbours(std::size_t nodes, const std::vector<GraphEdge>& edges);
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] std::span<const Neighbour> of(std::uint32_t node) const {
    return {list_.data() + starts_[node], list_.data() + starts_[node + 1]};
  }
  [[nodiscard]] std::size_t links() const { return list_.size() / 2; }

 private:
  std::vector<std::size_t> starts_;
  std::vector<Neighbour> list_;  // of each node sorted by neighbour
};

}  // namespace relata
