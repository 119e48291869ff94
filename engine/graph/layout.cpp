#include "engine/graph/layout.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace relata {

namespace {

// Only sums, products and square roots are used here: they are the same to the last bit on every machine, and what is a bit apart at first
// ends far apart.
[[nodiscard]] double length(double x, double y) {
  return std::sqrt(x * x + y * y);
}

// Directions a golden angle apart: however many there are, they spread evenly.
class Directions {
 public:
  [[nodiscard]] Point next() {
    const Point now = at_;
    constexpr double cosine = -0.7373688780783197, sine = 0.6754902942615238;  // of the golden angle, 2.399963229728653
    at_ = {now.x * cosine - now.y * sine, now.x * sine + now.y * cosine};
    const double drift = length(at_.x, at_.y);
    at_ = {at_.x / drift, at_.y / drift};
    return now;
  }

 private:
  Point at_{1, 0};
};

// The graph of one level of the hierarchy: nodes, communities, communities of communities.
struct Level {
  std::vector<std::vector<Neighbour>> links;
  std::vector<double> mass;         // of the links of what a group holds
  std::vector<std::uint32_t> held;  // nodes in a group
};

[[nodiscard]] Level lowest(const Neighbours& graph) {
  Level level;
  level.links.resize(graph.size());
  level.mass.resize(graph.size());
  level.held.assign(graph.size(), 1);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    level.links[i].assign(graph.of(i).begin(), graph.of(i).end());
    for (Neighbour& link : level.links[i]) link.weight = std::sqrt(link.weight);
    level.mass[i] = 1 + static_cast<double>(graph.of(i).size());
  }
  return level;
}

[[nodiscard]] Level above(const Level& level, const std::vector<std::uint32_t>& group, std::size_t count) {
  Level next;
  next.links.resize(count);
  next.mass.assign(count, 0.0);
  next.held.assign(count, 0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> between;
  for (std::size_t i = 0; i < level.links.size(); ++i) {
    next.mass[group[i]] += level.mass[i];
    next.held[group[i]] += level.held[i];
    for (const Neighbour& link : level.links[i])
      if (group[i] != group[link.node]) between[{group[i], group[link.node]}] += link.weight;
  }
  for (const auto& [pair, weight] : between) next.links[pair.first].push_back({pair.second, weight});
  return next;
}

// Steps of forces; the speed of each node falls where it swings to and fro.
void settle(const Level& level, std::vector<Point>& points) {
  const std::size_t count = points.size();
  if (count < 2) return;
  constexpr double affordable = 6e6;  // node moves
  // Tried on news graphs of 75 to 100,000 nodes: communities stay apart without leaving the page.
  constexpr double repulsion = 4.0;
  constexpr double gravity = 0.05;  // towards the middle, for each unit of distance: what hangs on nothing stays near
  constexpr double tolerance = 1.0;
  const int steps = std::clamp(static_cast<int>(affordable / static_cast<double>(count)), 25, 400);
  std::vector<Point> force(count);
  std::vector<Point> before(count);
  double speed = 1;
  for (int step = 0; step < steps; ++step) {
    const QuadTree tree(points, level.mass);
    double swinging = 0;
    double going = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Point push = tree.push_on(i);
      Point& f = force[i];
      f = {level.mass[i] * (push.x * repulsion - points[i].x * gravity), level.mass[i] * (push.y * repulsion - points[i].y * gravity)};
      for (const Neighbour& link : level.links[i]) {
        const double dx = points[link.node].x - points[i].x;
        const double dy = points[link.node].y - points[i].y;
        // Edges pull with the square root of their length: between springs and logarithmic energy.
        const double pull = link.weight / std::sqrt(length(dx, dy) + 1e-9);
        f.x += dx * pull;
        f.y += dy * pull;
      }
      swinging += level.mass[i] * length(f.x - before[i].x, f.y - before[i].y);
      going += level.mass[i] * length(f.x + before[i].x, f.y + before[i].y) / 2;
    }
    const double wanted = tolerance * going / std::max(swinging, 1e-9);
    speed += std::min(wanted - speed, 0.5 * speed);
    for (std::size_t i = 0; i < count; ++i) {
      const Point& f = force[i];
      const double swing = length(f.x - before[i].x, f.y - before[i].y);
      const double factor = speed / (1 + speed * std::sqrt(swing));
      points[i].x += f.x * factor;
      points[i].y += f.y * factor;
    }
    before.swap(force);
  }
}

// Groups spread over a disc, the larger ones taking more of it.
[[nodiscard]] std::vector<Point> spiral(const Level& level) {
  std::vector<Point> points;
  points.reserve(level.held.size());
  double area = 0;
  Directions directions;
  for (std::size_t i = 0; i < level.held.size(); ++i) {
    area += level.held[i];
    const Point way = directions.next();
    points.push_back({4 * std::sqrt(area) * way.x, 4 * std::sqrt(area) * way.y});
  }
  return points;
}

// Members start in a spiral around the place of their group.
[[nodiscard]] std::vector<Point> spread(const std::vector<Point>& groups, const std::vector<std::uint32_t>& group, const Level& level) {
  std::vector<Point> points(group.size());
  std::vector<double> area(groups.size(), 0.0);
  Directions directions;
  for (std::size_t i = 0; i < group.size(); ++i) {
    double& taken = area[group[i]];
    const Point way = directions.next();
    const double radius = 2 * std::sqrt(taken);
    taken += level.held[i];
    points[i] = {groups[group[i]].x + radius * way.x, groups[group[i]].y + radius * way.y};
  }
  return points;
}

void fit(std::vector<Point>& points, double reach) {
  Point low = points[0];
  Point high = points[0];
  for (const Point& p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  const double scale = 2 * reach / std::max({high.x - low.x, high.y - low.y, 1e-9});
  for (Point& p : points) p = {(p.x - (low.x + high.x) / 2) * scale, (p.y - (low.y + high.y) / 2) * scale};
}

}  // namespace

double page_reach(std::size_t nodes) {
  constexpr double least = 800, most = 5000, room = 14;  // Gephi's import shrinks what reaches further than 5000
  return std::clamp(room * std::sqrt(static_cast<double>(nodes)), least, most);
}

std::vector<Point> lay_out(const Neighbours& graph, const CommunityHierarchy& hierarchy) {
  if (graph.size() < 2) return std::vector<Point>(graph.size());
  std::vector<Level> levels{lowest(graph)};
  for (const CommunityStep& step : hierarchy) levels.push_back(above(levels.back(), step.group, step.count));
  std::vector<Point> points = spiral(levels.back());
  settle(levels.back(), points);
  for (std::size_t at = hierarchy.size(); at-- > 0;) {
    points = spread(points, hierarchy[at].group, levels[at]);
    settle(levels[at], points);
  }
  fit(points, page_reach(graph.size()));
  return points;
}

void part_overlapping(const std::vector<double>& radii, std::vector<Point>& points) {
  constexpr int sweeps = 12;
  constexpr double margin = 1.15;
  if (points.empty()) return;
  double widest = 0;
  Directions directions;
  for (const double radius : radii) widest = std::max(widest, radius);
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    // From left to right: only those within reach on this axis can touch.
    std::vector<std::uint32_t> order(points.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return points[a].x != points[b].x ? points[a].x < points[b].x : a < b; });
    bool moved = false;
    for (std::size_t at = 0; at < order.size(); ++at) {
      const std::uint32_t a = order[at];
      constexpr std::size_t most_looked_at = 400;  // a crowd is parted over several sweeps
      for (std::size_t next = at + 1; next < std::min(order.size(), at + most_looked_at); ++next) {
        const std::uint32_t b = order[next];
        const double dx = points[b].x - points[a].x;
        if (dx > (radii[a] + widest) * margin) break;
        const double dy = points[b].y - points[a].y;
        const double distance = length(dx, dy);
        const double lacking = (radii[a] + radii[b]) * margin - distance;
        if (lacking <= 0) continue;
        moved = true;
        const Point way = distance > 1e-9 ? Point{dx / distance, dy / distance} : directions.next();  // any, for two on one spot
        const double share = radii[a] / (radii[a] + radii[b]);                                        // the smaller one moves more
        points[a] = {points[a].x - way.x * lacking * (1 - share), points[a].y - way.y * lacking * (1 - share)};
        points[b] = {points[b].x + way.x * lacking * share, points[b].y + way.y * lacking * share};
      }
    }
    if (!moved) break;
  }
}

}  // namespace relata
