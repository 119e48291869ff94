// Groups of nodes with more edges among them than to others: the Louvain method, nodes taken in the order of their ids.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/graph/neighbours.h"

namespace relata {

// The community of each node; numbered from 0, the largest first, then by its first node.
[[nodiscard]] std::vector<std::uint32_t> communities(const Neighbours& graph);

// Renumbers groups: the largest is 0; among equals the one whose first member comes first.
[[nodiscard]] std::vector<std::uint32_t> number_by_size(const std::vector<std::uint32_t>& group_of);

}  // namespace relata
