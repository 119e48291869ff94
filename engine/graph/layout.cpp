#include "engine/graph/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace relata {

namespace {

constexpr double page = 1000.0;

// A square of the page with the mass inside it; four smaller ones below.
class QuadTree {
 public:
  explicit QuadTree(const std::vector<Point>& points, const std::vector<double>& mass) : points_(points), mass_(mass) {
    Point low = points[0];
    Point high = points[0];
    for (const Point& p : points) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    cells_.emplace_back(low, std::max({high.x - low.x, high.y - low.y, 1e-9}));
    for (std::uint32_t i = 0; i < points.size(); ++i) insert(i);
  }

  // The push on `point` of all others, as mass over distance.
  [[nodiscard]] Point push_on(std::uint32_t index) const {
    constexpr double far_enough = 0.8;
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

 private:
  static constexpr int deepest = 24;
  struct Cell {
    Point corner;
    double side = 0;
    Cell(Point at, double length) : corner(at), side(length) {}
    Point sum;  // of places times mass
    double mass = 0;
    std::uint32_t below = 0;  // index of the first of four; 0: none
    std::int64_t only = -1;   // the one point of a cell without cells below
  };

  [[nodiscard]] std::uint32_t part(const Cell& cell, Point p) const {
    const double half = cell.side / 2;
    return (p.x > cell.corner.x + half ? 1U : 0U) + (p.y > cell.corner.y + half ? 2U : 0U);
  }

  void insert(std::uint32_t index) {
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

  void add(std::uint32_t at, std::uint32_t index) {
    cells_[at].sum.x += points_[index].x * mass_[index];
    cells_[at].sum.y += points_[index].y * mass_[index];
    cells_[at].mass += mass_[index];
  }

  void split(std::uint32_t at) {
    const auto below = static_cast<std::uint32_t>(cells_.size());
    const Cell cell = cells_[at];
    for (std::uint32_t k = 0; k < 4; ++k) {
      const double half = cell.side / 2;
      cells_.emplace_back(Point{cell.corner.x + (k & 1 ? half : 0), cell.corner.y + (k & 2 ? half : 0)}, half);
    }
    cells_[at].below = below;
    const auto held = static_cast<std::uint32_t>(cell.only);
    const std::uint32_t child = below + part(cell, points_[held]);
    add(child, held);
    cells_[child].only = cell.only;
    cells_[at].only = -1;
  }

  const std::vector<Point>& points_;
  const std::vector<double>& mass_;
  std::vector<Cell> cells_;
};

[[nodiscard]] int steps_for(std::size_t count) {
  constexpr double affordable = 3e6;  // node moves
  return std::clamp(static_cast<int>(affordable / static_cast<double>(count + 1)), 20, 300);
}

}  // namespace

std::vector<Point> lay_out(const Neighbours& graph) {
  constexpr double golden_angle = 2.399963229728653;
  constexpr double gravity = 0.05;
  const std::size_t count = graph.size();
  std::vector<Point> points(count);
  std::vector<double> mass(count);
  const double spread = page / std::sqrt(static_cast<double>(count) + 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    const double radius = spread * std::sqrt(i + 0.5);
    points[i] = {radius * std::cos(golden_angle * i), radius * std::sin(golden_angle * i)};
    mass[i] = 1 + static_cast<double>(graph.of(i).size());
  }
  if (count < 2) return std::vector<Point>(count);
  const int steps = steps_for(count);
  std::vector<Point> move(count);
  for (int step = 0; step < steps; ++step) {
    const QuadTree tree(points, mass);
    const double longest = spread * 2 * (1 - static_cast<double>(step) / steps) + spread * 0.01;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Point push = tree.push_on(i);
      move[i] = {push.x * spread * spread * mass[i] * 0.5 - points[i].x * gravity * mass[i] * spread * 0.05,
                 push.y * spread * spread * mass[i] * 0.5 - points[i].y * gravity * mass[i] * spread * 0.05};
      for (const Neighbour& link : graph.of(i)) {
        const double pull = 0.3 * (1 + std::log(link.weight));
        move[i].x += (points[link.node].x - points[i].x) * pull;
        move[i].y += (points[link.node].y - points[i].y) * pull;
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      const double length = std::hypot(move[i].x, move[i].y);
      if (!(length > 0)) continue;
      const double scale = std::min(length / mass[i], longest) / length;
      points[i].x += move[i].x * scale;
      points[i].y += move[i].y * scale;
    }
  }
  double reach = 1e-9;
  for (const Point& p : points) reach = std::max({reach, std::abs(p.x), std::abs(p.y)});
  for (Point& p : points) p = {p.x / reach * page, p.y / reach * page};
  return points;
}

}  // namespace relata
