#include "engine/graph/quad_tree.h"

#include <algorithm>
#include <array>

namespace relata {

QuadTree::QuadTree(const std::vector<Point>& points, const std::vector<double>& mass) : points_(points), mass_(mass) {
  Point low = points[0];
  Point high = points[0];
  for (const Point& p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  cells_.reserve(points.size() * 2);
  cells_.push_back({low, std::max({high.x - low.x, high.y - low.y, 1e-9}), {}});
  for (std::uint32_t i = 0; i < points.size(); ++i) insert(i);
}

Point QuadTree::push_on(std::uint32_t index) const {
  constexpr double far_enough = 1.1;
  const Point point = points_[index];
  Point push;
  std::array<std::uint32_t, std::size_t{4} * (deepest + 2)> stack{};
  std::size_t size = 0;
  stack[size++] = 0;
  while (size > 0) {
    const Cell& cell = cells_[stack[--size]];
    if (cell.mass == 0) continue;
    const double dx = point.x - cell.sum.x / cell.mass;
    const double dy = point.y - cell.sum.y / cell.mass;
    const double square = dx * dx + dy * dy;
    if (cell.below == 0 || cell.side * cell.side < far_enough * far_enough * square) {
      if (square < 1e-12) continue;  // itself, or others on the same spot
      push.x += cell.mass * dx / square;
      push.y += cell.mass * dy / square;
    } else {
      for (std::uint32_t k = 0; k < 4; ++k) stack[size++] = cell.below + k;
    }
  }
  return push;
}

std::uint32_t QuadTree::part(const Cell& cell, Point p) {
  const double half = cell.side / 2;
  return (p.x > cell.corner.x + half ? 1U : 0U) + (p.y > cell.corner.y + half ? 2U : 0U);
}

void QuadTree::insert(std::uint32_t index) {
  std::uint32_t at = 0;
  for (int depth = 0;; ++depth) {
    add(at, index);
    if (cells_[at].below == 0) {
      if (cells_[at].only < 0 || depth == deepest) {
        cells_[at].only = index;
        return;
      }
      split(at);
    }
    at = cells_[at].below + part(cells_[at], points_[index]);
  }
}

void QuadTree::add(std::uint32_t at, std::uint32_t index) {
  cells_[at].sum.x += points_[index].x * mass_[index];
  cells_[at].sum.y += points_[index].y * mass_[index];
  cells_[at].mass += mass_[index];
}

void QuadTree::split(std::uint32_t at) {
  const auto below = static_cast<std::uint32_t>(cells_.size());
  const Cell cell = cells_[at];
  for (std::uint32_t k = 0; k < 4; ++k) {
    const double half = cell.side / 2;
    cells_.push_back({{cell.corner.x + (k & 1 ? half : 0), cell.corner.y + (k & 2 ? half : 0)}, half, {}});
  }
  cells_[at].below = below;
  const auto held = static_cast<std::uint32_t>(cell.only);
  const std::uint32_t child = below + part(cell, points_[held]);
  add(child, held);
  cells_[child].only = cell.only;
  cells_[at].only = -1;
}

}  // namespace relata
