#include "engine/graph/selection.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/graph/event_id.h"
#include "engine/graph/evidence_summary.h"
#include "engine/graph/neighbours.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

class Selector {
 public:
  Selector(const GraphFilter& filter, const Vocabulary& vocabulary, const std::vector<Statement>& statements, const GraphEntities& entities)
      : filter_(filter), vocabulary_(vocabulary), statements_(statements), entities_(entities), kept_(statements.size(), true) {}

  // nullopt: nobody has the ego's name.
  [[nodiscard]] std::optional<std::vector<bool>> kept() {
    for (std::size_t i = 0; i < kept_.size(); ++i) kept_[i] = passes(i);
    if (filter_.min_weight > 1) drop_light_edges();
    if (!filter_.ego.empty() && !keep_near_ego()) return std::nullopt;
    return std::move(kept_);
  }

 private:
  [[nodiscard]] bool is_edge(std::size_t i) const {
    return entities_.ends[i].subject != no_graph_entity && entities_.ends[i].object != no_graph_entity;
  }

  [[nodiscard]] bool has_type(std::uint32_t entity) const {
    return entity == no_graph_entity || filter_.types.contains(entities_.entities[entity].type);
  }

  [[nodiscard]] bool passes(std::size_t i) const {
    const Statement& s = statements_[i];
    if (!filter_.relations.empty() && !filter_.relations.contains(s.relation)) return false;
    if (!filter_.modes.empty() && !filter_.modes.contains(s.mode)) return false;
    if (!filter_.types.empty() && (!has_type(entities_.ends[i].subject) || !has_type(entities_.ends[i].object))) return false;
    if (!filter_.since && !filter_.until) return true;
    const auto days = days_of(s.when);
    return days && (!filter_.since || *filter_.since <= days->last) && (!filter_.until || days->first <= *filter_.until);
  }

  // Words said and dates go with the last edge of their subject.
  void drop_light_edges() {
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<std::size_t>> edges;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (!kept_[i] || !is_edge(i)) continue;
      auto [a, b] = std::pair{entities_.ends[i].subject, entities_.ends[i].object};
      if (b < a && vocabulary_.symmetric(statements_[i].relation)) std::swap(a, b);
      edges[{a, b, edge_type(statements_[i])}].push_back(i);
    }
    std::vector<bool> is_end(entities_.entities.size(), false);
    for (const auto& [key, members] : edges) {
      std::vector<StatementInView> items;
      for (const std::size_t i : members) items.push_back({&statements_[i], &entities_.ends[i]});
      const bool heavy = weight_of(items) >= filter_.min_weight;
      for (const std::size_t i : members) kept_[i] = heavy;
      if (heavy) is_end[std::get<0>(key)] = is_end[std::get<1>(key)] = true;
    }
    for (std::size_t i = 0; i < kept_.size(); ++i)
      if (kept_[i] && !is_edge(i)) kept_[i] = entities_.ends[i].subject != no_graph_entity && is_end[entities_.ends[i].subject];
  }

  // All whose label it is; else all who have it as another name.
  [[nodiscard]] std::vector<std::uint32_t> egos() const {
    const std::string key = name_key(filter_.ego);
    std::vector<std::uint32_t> by_label, by_alias;
    for (std::uint32_t i = 0; i < entities_.entities.size(); ++i) {
      const GraphEntity& entity = entities_.entities[i];
      if (entity.id == filter_.ego) return {i};
      if (name_key(entity.label) == key)
        by_label.push_back(i);
      else if (std::any_of(entity.aliases.begin(), entity.aliases.end(), [&](const auto& alias) { return name_key(alias) == key; }))
        by_alias.push_back(i);
    }
    return by_label.empty() ? by_alias : by_label;
  }

  bool keep_near_ego() {
    std::vector<std::uint32_t> edge_front = egos();
    if (edge_front.empty()) return false;
    std::vector<GraphEdge> edges;
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (!kept_[i] || !is_edge(i)) continue;
      GraphEdge& edge = edges.emplace_back();
      edge.source = entities_.ends[i].subject;
      edge.target = entities_.ends[i].object;
    }
    const Neighbours neighbours(entities_.entities.size(), edges);
    std::vector<bool> near(neighbours.size(), false);
    for (const std::uint32_t ego : edge_front) near[ego] = true;
    for (unsigned hop = 0; hop < filter_.hops && !edge_front.empty(); ++hop) {
      std::vector<std::uint32_t> next_front;
      for (const std::uint32_t node : edge_front)
        for (const Neighbour& next : neighbours.of(node))
          if (!near[next.node]) near[next.node] = true, next_front.push_back(next.node);
      edge_front = std::move(next_front);
    }
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      const ResolvedEnds& ends = entities_.ends[i];
      kept_[i] = kept_[i] && ends.subject != no_graph_entity && near[ends.subject] && (ends.object == no_graph_entity || near[ends.object]);
    }
    return true;
  }

  const GraphFilter& filter_;
  const Vocabulary& vocabulary_;
  const std::vector<Statement>& statements_;
  const GraphEntities& entities_;
  std::vector<bool> kept_;
};

}  // namespace

bool GraphFilter::keeps_all() const {
  return min_weight <= 1 && relations.empty() && modes.empty() && types.empty() && !since && !until && ego.empty();
}

bool select(const GraphFilter& filter, const Vocabulary& vocabulary, std::vector<Statement>& statements, GraphEntities& entities) {
  if (filter.keeps_all()) return true;
  const auto kept = Selector(filter, vocabulary, statements, entities).kept();
  if (!kept) return false;
  std::size_t next = 0;
  for (std::size_t i = 0; i < kept->size(); ++i) {
    if (!(*kept)[i]) continue;
    if (next != i) {
      statements[next] = std::move(statements[i]);
      entities.ends[next] = entities.ends[i];
    }
    ++next;
  }
  statements.resize(next);
  entities.ends.resize(next);
  return true;
}

}  // namespace relata
