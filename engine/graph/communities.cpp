#include "engine/graph/communities.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace relata {

namespace {

struct Level {  // a graph of groups
  std::vector<std::vector<Neighbour>> links;
  std::vector<double> inside;  // twice the weight of links within a group
};

// Moves nodes to the neighbouring group that gains most until none gains; true if any moved.
bool move_nodes(const Level& level, std::vector<std::uint32_t>& group) {
  constexpr int most_rounds = 50;
  constexpr double least_gain = 1e-12;
  const std::size_t count = level.links.size();
  std::vector<double> degree(count, 0.0);
  std::vector<double> total(count, 0.0);
  double all = 0;
  for (std::size_t i = 0; i < count; ++i) {
    degree[i] = level.inside[i];
    for (const Neighbour& link : level.links[i]) degree[i] += link.weight;
    total[group[i]] += degree[i];
    all += degree[i];
  }
  if (all == 0) return false;
  bool any = false;
  std::vector<double> weight_to(count, 0.0);
  std::vector<std::uint32_t> touched;
  for (int round = 0; round < most_rounds; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t own = group[i];
      touched.assign(1, own);
      for (const Neighbour& link : level.links[i]) {
        const std::uint32_t other = group[link.node];
        if (weight_to[other] == 0 && other != own) touched.push_back(other);
        weight_to[other] += link.weight;
      }
      total[own] -= degree[i];
      std::uint32_t best = own;
      double best_gain = weight_to[own] - total[own] * degree[i] / all;
      std::sort(touched.begin(), touched.end());
      for (const std::uint32_t other : touched) {
        const double gain = weight_to[other] - total[other] * degree[i] / all;
        if (gain > best_gain + least_gain) best = other, best_gain = gain;
      }
      for (const std::uint32_t other : touched) weight_to[other] = 0;
      total[best] += degree[i];
      if (best != own) group[i] = best, moved = true;
    }
    if (!moved) break;
    any = true;
  }
  return any;
}

[[nodiscard]] std::vector<std::uint32_t> renumber(const std::vector<std::uint32_t>& group, std::size_t& count) {
  std::map<std::uint32_t, std::uint32_t> number;
  std::vector<std::uint32_t> out;
  out.reserve(group.size());
  for (const std::uint32_t g : group) out.push_back(number.try_emplace(g, static_cast<std::uint32_t>(number.size())).first->second);
  count = number.size();
  return out;
}

[[nodiscard]] Level shrink(const Level& level, const std::vector<std::uint32_t>& group, std::size_t count) {
  Level next;
  next.links.resize(count);
  next.inside.assign(count, 0.0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> between;
  for (std::size_t i = 0; i < level.links.size(); ++i) {
    next.inside[group[i]] += level.inside[i];
    for (const Neighbour& link : level.links[i]) {
      if (group[i] == group[link.node])
        next.inside[group[i]] += link.weight;
      else
        between[{group[i], group[link.node]}] += link.weight;
    }
  }
  for (const auto& [pair, weight] : between) next.links[pair.first].push_back({pair.second, weight});
  return next;
}

}  // namespace

std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& group_of) {
  struct Group {
    std::uint32_t id = 0, first = 0;
    std::size_t size = 0;
  };
  std::map<std::uint32_t, Group> groups;
  for (std::uint32_t i = 0; i < group_of.size(); ++i) {
    Group& group = groups[group_of[i]];
    if (group.size++ == 0) group.id = group_of[i], group.first = i;
  }
  std::vector<Group> order;
  order.reserve(groups.size());
  for (const auto& [id, group] : groups) order.push_back(group);
  std::sort(order.begin(), order.end(),
            [](const Group& a, const Group& b) { return a.size != b.size ? a.size > b.size : a.first < b.first; });
  std::map<std::uint32_t, std::uint32_t> number;
  for (const Group& group : order) number.emplace(group.id, static_cast<std::uint32_t>(number.size()));
  std::vector<std::uint32_t> out;
  out.reserve(group_of.size());
  for (const std::uint32_t group : group_of) out.push_back(number.at(group));
  return out;
}

CommunityHierarchy community_hierarchy(const Neighbours& graph) {
  constexpr int most_levels = 32;
  CommunityHierarchy hierarchy;
  Level level;
  level.links.resize(graph.size());
  level.inside.assign(graph.size(), 0.0);
  for (std::uint32_t i = 0; i < graph.size(); ++i) level.links[i].assign(graph.of(i).begin(), graph.of(i).end());
  for (int depth = 0; depth < most_levels; ++depth) {
    std::vector<std::uint32_t> group(level.links.size());
    std::iota(group.begin(), group.end(), 0U);
    if (!move_nodes(level, group)) break;
    CommunityStep& step = hierarchy.emplace_back();
    step.group = renumber(group, step.count);
    level = shrink(level, step.group, step.count);
  }
  return hierarchy;
}

std::vector<std::uint32_t> communities(const CommunityHierarchy& hierarchy, std::size_t nodes) {
  std::vector<std::uint32_t> result(nodes);
  std::iota(result.begin(), result.end(), 0U);
  for (const CommunityStep& step : hierarchy)
    for (std::uint32_t& node : result) node = step.group[node];
  return number_by_size(result);
}

}  // namespace relata
