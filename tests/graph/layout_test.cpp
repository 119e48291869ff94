// Where nodes stand: near those they have to do with, off each other, the same on every run.
#include "engine/graph/layout.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace relata;

namespace {

[[nodiscard]] Neighbours graph_of(std::size_t nodes, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& ends) {
  std::vector<GraphEdge> edges;
  for (const auto& [source, target] : ends) {
    GraphEdge& edge = edges.emplace_back();
    edge.source = source;
    edge.target = target;
  }
  return {nodes, edges};
}

[[nodiscard]] double far(Point a, Point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

// `count` cliques of `size` nodes in a ring, one edge from each to the next.
[[nodiscard]] Neighbours ring_of_cliques(std::uint32_t count, std::uint32_t size) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  for (std::uint32_t clique = 0; clique < count; ++clique) {
    for (std::uint32_t i = 0; i < size; ++i)
      for (std::uint32_t j = i + 1; j < size; ++j) ends.emplace_back(clique * size + i, clique * size + j);
    ends.emplace_back(clique * size, (clique + 1) % count * size + 1);
  }
  return graph_of(std::size_t{count} * size, ends);
}

}  // namespace

TEST_CASE("two triangles with one link between them are two communities") {
  const auto found = communities(community_hierarchy(graph_of(6, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}})), 6);
  CHECK(found == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
}

TEST_CASE("a layout keeps nodes apart and inside the page") {
  for (const std::uint32_t count : {0U, 1U, 2U, 500U}) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> star;
    for (std::uint32_t i = 1; i < count; ++i) star.emplace_back(0, i);
    const Neighbours graph = graph_of(count, star);
    const auto points = lay_out(graph, community_hierarchy(graph));
    const double reach = page_reach(count) + 1e-6;
    CHECK(points.size() == count);
    for (const Point& p : points) CHECK((std::abs(p.x) <= reach && std::abs(p.y) <= reach));
    if (count > 1) CHECK(far(points[0], points[1]) > 1);
  }
}

TEST_CASE("members of a community stand nearer to each other than to others") {
  const std::uint32_t cliques = 12, size = 8;
  const Neighbours graph = ring_of_cliques(cliques, size);
  const auto points = lay_out(graph, community_hierarchy(graph));
  double within = 0, across = 0;
  std::size_t pairs_within = 0, pairs_across = 0;
  for (std::uint32_t a = 0; a < points.size(); ++a)
    for (std::uint32_t b = a + 1; b < points.size(); ++b) {
      const bool same = a / size == b / size;
      (same ? within : across) += far(points[a], points[b]);
      ++(same ? pairs_within : pairs_across);
    }
  CHECK(within / static_cast<double>(pairs_within) * 4 < across / static_cast<double>(pairs_across));
}

TEST_CASE("the same graph gives the same places, to the last bit") {
  const Neighbours graph = ring_of_cliques(30, 5);
  const auto once = lay_out(graph, community_hierarchy(graph));
  const auto again = lay_out(graph, community_hierarchy(graph));
  for (std::size_t i = 0; i < once.size(); ++i) CHECK((once[i].x == again[i].x && once[i].y == again[i].y));
}

TEST_CASE("nodes that overlap are moved apart, those on one spot too") {
  std::vector<Point> points{{0, 0}, {0, 0}, {3, 0}, {500, 500}};
  const std::vector<double> radii{10, 10, 4, 4};
  part_overlapping(radii, points);
  for (std::size_t a = 0; a < points.size(); ++a)
    for (std::size_t b = a + 1; b < points.size(); ++b) CHECK(far(points[a], points[b]) >= radii[a] + radii[b]);
  CHECK((points[3].x == 500 && points[3].y == 500));
}
