// Places for nodes on a page: connected ones near, all others apart. Starts from a fixed spiral and takes a bounded number of steps.
#pragma once
#include <vector>

#include "engine/graph/neighbours.h"

namespace relata {

struct Point {
  double x = 0, y = 0;
};

// Of steps in n log n: far groups of nodes repel as one. Points lie within 1000 of the middle.
[[nodiscard]] std::vector<Point> lay_out(const Neighbours& graph);

}  // namespace relata
