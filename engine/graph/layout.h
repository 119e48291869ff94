// Places for nodes on a page: connected ones near, communities apart, all others out of each other's way.
//
// The forces and their pace are ForceAtlas2's (Jacomy et al., PLoS ONE 2014), with attraction between linear and logarithmic energy
// (Noack, Graph Drawing 2003). Communities of communities are placed first, then what is in them, so that a bounded number of steps
// of n log n each is enough.
#pragma once
#include <vector>

#include "engine/graph/communities.h"
#include "engine/graph/neighbours.h"
#include "engine/graph/quad_tree.h"

namespace relata {

// Half the width of the page for so many nodes, in the unit in which node sizes are radii of 4 to 100.
// At these measures Gephi's import rescales nothing.
[[nodiscard]] double page_reach(std::size_t nodes);

// A function of graph and hierarchy. The points' middle is 0, 0; they lie within page_reach() of it.
[[nodiscard]] std::vector<Point> lay_out(const Neighbours& graph, const CommunityHierarchy& hierarchy);

// Moves apart what overlaps, in a bounded number of sweeps.
void part_overlapping(const std::vector<double>& radii, std::vector<Point>& points);

}  // namespace relata
