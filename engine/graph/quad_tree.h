// Points of a plane in squares within squares, so that what is far away pushes as one.
#pragma once
#include <cstdint>
#include <vector>

namespace relata {

struct Point {
  double x = 0, y = 0;
};

class QuadTree {
 public:
  // Of at least one point; both must outlive it.
  QuadTree(const std::vector<Point>& points, const std::vector<double>& mass);
  // The push on a point of all others, as mass over distance.
  [[nodiscard]] Point push_on(std::uint32_t index) const;

 private:
  static constexpr int deepest = 24;
  struct Cell {
    Point corner;
    double side = 0;
    Point sum;  // of places times mass
    double mass = 0;
    std::uint32_t below = 0;  // index of the first of four; 0: none
    std::int64_t only = -1;   // the one point of a cell without cells below
  };

  [[nodiscard]] static std::uint32_t part(const Cell& cell, Point p);
  void insert(std::uint32_t index);
  void add(std::uint32_t at, std::uint32_t index);
  void split(std::uint32_t at);

  const std::vector<Point>& points_;
  const std::vector<double>& mass_;
  std::vector<Cell> cells_;
};

}  // namespace relata
