#include "engine/graph/neighbours.h"

#include <algorithm>

namespace relata {

Neighbours::Neighbours(std::size_t nodes, const std::vector<GraphEdge>& edges) : starts_(nodes + 1, 0) {
  struct Link {
    std::uint32_t from, to;
    double weight;
  };
  std::vector<Link> links;
  links.reserve(edges.size() * 2);
  for (const GraphEdge& edge : edges) {
    if (edge.source == edge.target) continue;
    links.push_back({edge.source, edge.target, static_cast<double>(edge.weight)});
    links.push_back({edge.target, edge.source, static_cast<double>(edge.weight)});
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const Link& a, const Link& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  std::uint32_t last_from = 0;
  for (const Link& link : links) {
    if (starts_[link.from + 1] > 0 && last_from == link.from && list_.back().node == link.to) {
      list_.back().weight += link.weight;
      continue;
    }
    list_.push_back({link.to, link.weight});
    ++starts_[link.from + 1];
    last_from = link.from;
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

}  // namespace relata
