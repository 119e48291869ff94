#include "engine/graph/measures.h"

#include <algorithm>
#include <cmath>

namespace relata {

Betweenness betweenness(const Neighbours& graph) {
  constexpr double affordable = 1.5e8;  // steps: a few seconds
  constexpr std::size_t least_sample = 64;
  const std::size_t count = graph.size();
  Betweenness out;
  out.values.assign(count, 0.0);
  if (count == 0) return out;
  const double cost = static_cast<double>(graph.links() * 2 + count);
  out.sample = std::min(count, std::max(least_sample, static_cast<std::size_t>(affordable / cost)));
  std::vector<std::uint32_t> order;
  std::vector<std::int64_t> distance(count);
  std::vector<double> paths(count);
  std::vector<double> share(count);
  for (std::size_t pivot = 0; pivot < out.sample; ++pivot) {
    const auto start = static_cast<std::uint32_t>(pivot * count / out.sample);
    order.clear();
    std::fill(distance.begin(), distance.end(), -1);
    std::fill(paths.begin(), paths.end(), 0.0);
    std::fill(share.begin(), share.end(), 0.0);
    distance[start] = 0;
    paths[start] = 1;
    order.push_back(start);
    for (std::size_t at = 0; at < order.size(); ++at) {
      const std::uint32_t node = order[at];
      for (const Neighbour& next : graph.of(node)) {
        if (distance[next.node] < 0) {
          distance[next.node] = distance[node] + 1;
          order.push_back(next.node);
        }
        if (distance[next.node] == distance[node] + 1) paths[next.node] += paths[node];
      }
    }
    for (std::size_t at = order.size(); at-- > 1;) {
      const std::uint32_t node = order[at];
      for (const Neighbour& before : graph.of(node))
        if (distance[before.node] == distance[node] - 1) share[before.node] += paths[before.node] / paths[node] * (1 + share[node]);
      out.values[node] += share[node];
    }
  }
  // Each pair was met from both of its ends; a sample stands for all.
  const double scale = 0.5 * static_cast<double>(count) / static_cast<double>(out.sample);
  for (double& value : out.values) value *= scale;
  return out;
}

std::vector<double> page_rank(std::size_t nodes, const std::vector<GraphEdge>& edges, const std::vector<bool>& symmetric) {
  constexpr double damping = 0.85;
  constexpr int most_rounds = 100;
  constexpr double close_enough = 1e-12;
  std::vector<double> out_weight(nodes, 0.0);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    out_weight[edges[i].source] += static_cast<double>(edges[i].weight);
    if (symmetric[i]) out_weight[edges[i].target] += static_cast<double>(edges[i].weight);
  }
  const double even = nodes ? 1.0 / static_cast<double>(nodes) : 0.0;
  std::vector<double> rank(nodes, even);
  std::vector<double> next(nodes);
  for (int round = 0; round < most_rounds; ++round) {
    double stuck = 0;  // in nodes without a way out
    for (std::size_t i = 0; i < nodes; ++i)
      if (out_weight[i] == 0) stuck += rank[i];
    std::fill(next.begin(), next.end(), (1 - damping) * even + damping * stuck * even);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const GraphEdge& edge = edges[i];
      const double weight = static_cast<double>(edge.weight);
      next[edge.target] += damping * rank[edge.source] * weight / out_weight[edge.source];
      if (symmetric[i]) next[edge.source] += damping * rank[edge.target] * weight / out_weight[edge.target];
    }
    double change = 0;
    for (std::size_t i = 0; i < nodes; ++i) change += std::abs(next[i] - rank[i]);
    rank.swap(next);
    if (change < close_enough) break;
  }
  return rank;
}

}  // namespace relata
