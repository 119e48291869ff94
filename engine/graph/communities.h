// Groups of nodes with more edges among them than to others: the Louvain method, nodes taken in the order of their ids.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/graph/neighbours.h"

namespace relata {

// Which group of the next level each node or group belongs to.
struct CommunityStep {
  std::vector<std::uint32_t> group;
  std::size_t count = 0;  // groups of the next level
};
// From nodes to groups, groups of groups and so on; empty where nothing joins.
using CommunityHierarchy = std::vector<CommunityStep>;
[[nodiscard]] CommunityHierarchy community_hierarchy(const Neighbours& graph);

// The community of each node; numbered from 0, the largest first, then by its first node.
[[nodiscard]] std::vector<std::uint32_t> communities(const CommunityHierarchy& hierarchy, std::size_t nodes);

// Renumbers groups: the largest is 0; among equals the one whose first member comes first.
[[nodiscard]] std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& group_of);

}  // namespace relata
