#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "engine/graph/entity_nodes.h"
#include "engine/graph/event_id.h"
#include "engine/graph/views.h"

namespace relata {

namespace {

// Parts of an event as edges, named by the keys of the stream.
constexpr std::string_view event_type = "Event";

class EventViewBuilder {
 public:
  explicit EventViewBuilder(const ViewInput& input) : input_(input), nodes_(input) {}

  [[nodiscard]] ViewParts build() {
    for (std::size_t i = 0; i < input_.statements.size(); ++i) {
      const StatementInView item{&input_.statements[i], &input_.entities.ends[i]};
      events_[event_id(*item.statement, input_.vocabulary.symmetric(item.statement->relation))].push_back(item);
      std::set<std::uint32_t> entities{item.ends->subject, item.ends->object, item.ends->where, item.ends->of, item.ends->source};
      for (const std::uint32_t entity : entities)
        if (entity != no_graph_entity) nodes_.add(entity, item);
    }
    std::map<std::uint32_t, std::uint32_t> place;
    nodes_.finish(parts_, place);
    for (const auto& column : evidence_columns())
      if (column.name != "documents") parts_.node_columns.push_back(column);
    for (auto& node : parts_.nodes) node.cells.resize(parts_.node_columns.size());
    parts_.edge_columns = {{"document_ids", ColumnKind::text}, {"first", ColumnKind::text}, {"last", ColumnKind::text}};
    for (auto& [id, statements] : events_) add_event(id, statements, place);
    sort_parts();
    return std::move(parts_);
  }

 private:
  void add_event(const std::string& id, std::vector<StatementInView>& statements, const std::map<std::uint32_t, std::uint32_t>& place) {
    sort_statements(statements);
    const Statement& first = *statements.front().statement;
    const bool symmetric = input_.vocabulary.symmetric(first.relation);
    const auto event = static_cast<std::uint32_t>(parts_.nodes.size());
    GraphNode& node = parts_.nodes.emplace_back();
    node.id = id;
    node.label = first.when.empty() ? edge_type(first) : edge_type(first) + " " + first.when;
    node.spells = spells_of(statements);
    node.cells.resize(parts_.node_columns.size());
    node.statements = indices_of(statements, input_.statements);
    node.colour = colour_of_relation(first.relation, input_.vocabulary);
    node.cells[0] = std::string(event_type);
    node.cells[2] = static_cast<std::int64_t>(weight_of(statements));
    node.cells[3] = static_cast<std::int64_t>(1);
    std::vector<CellValue> cells = evidence_cells(statements, input_.entities, symmetric);
    const std::vector<Column> columns = evidence_columns();
    for (std::size_t i = 0, at = parts_.node_columns.size() - columns.size() + 1; i < columns.size(); ++i)
      if (columns[i].name != "documents") node.cells[at++] = std::move(cells[i]);
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::string_view>, std::uint64_t> edges;
    for (const auto& item : statements) {
      const Statement& s = *item.statement;
      const std::uint32_t subject = end_node(s, s.subject, item.ends->subject, place);
      const std::uint32_t object = end_node(s, s.object, item.ends->object, place);
      ++edges[{subject, event, "subject"}];
      ++edges[{event, object, "object"}];
      if (item.ends->where != no_graph_entity) ++edges[{event, place.at(item.ends->where), "where"}];
      if (item.ends->of != no_graph_entity) ++edges[{event, place.at(item.ends->of), "of"}];
      if (item.ends->source != no_graph_entity) ++edges[{event, place.at(item.ends->source), "source"}];
    }
    for (const auto& [key, weight] : edges) {
      GraphEdge& edge = parts_.edges.emplace_back();
      edge.source = std::get<0>(key);
      edge.target = std::get<1>(key);
      edge.type = std::get<2>(key);
      edge.weight = weight;
      edge.id = stable_id(parts_.nodes[edge.source].id, parts_.nodes[edge.target].id, edge.type);
      edge.spells = parts_.nodes[event].spells;
      edge.colour = parts_.nodes[event].colour;
      edge.cells = {CellValue{first.doc}, CellValue{}, CellValue{}};
      if (!edge.spells.empty()) {
        edge.cells[1] = to_string(edge.spells.front().first);
        edge.cells[2] = to_string(edge.spells.back().last);
      }
    }
  }

  // A quotation is its document's own; equal times are one.
  [[nodiscard]] std::uint32_t end_node(const Statement& s, const End& end, std::uint32_t entity,
                                       const std::map<std::uint32_t, std::uint32_t>& place) {
    if (entity != no_graph_entity) return place.at(entity);
    const std::string id = stable_id(end.type, end.type == time_type ? std::string() : s.doc, end.label);
    const auto [found, is_new] = values_.try_emplace(id, static_cast<std::uint32_t>(parts_.nodes.size()));
    if (is_new) {
      GraphNode& node = parts_.nodes.emplace_back();
      node.id = id;
      node.label = end.label;
      node.cells.resize(parts_.node_columns.size());
      node.cells[0] = end.type;
      node.colour = colour_of_type(end.type, input_.vocabulary);
    }
    return found->second;
  }

  void sort_parts() {
    std::vector<std::uint32_t> order(parts_.nodes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return parts_.nodes[a].id < parts_.nodes[b].id; });
    std::vector<std::uint32_t> place(order.size());
    std::vector<GraphNode> nodes;
    nodes.reserve(order.size());
    for (const std::uint32_t old : order) {
      place[old] = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(std::move(parts_.nodes[old]));
    }
    parts_.nodes = std::move(nodes);
    for (auto& edge : parts_.edges) edge.source = place[edge.source], edge.target = place[edge.target];
    std::sort(parts_.edges.begin(), parts_.edges.end(), [](const GraphEdge& a, const GraphEdge& b) {
      return std::tie(a.source, a.target, a.type) < std::tie(b.source, b.target, b.type);
    });
  }

  const ViewInput& input_;
  EntityNodes nodes_;
  ViewParts parts_;
  std::map<std::string, std::vector<StatementInView>> events_;
  std::map<std::string, std::uint32_t> values_;
};

}  // namespace

ViewParts event_view(const ViewInput& input) {
  return EventViewBuilder(input).build();
}

}  // namespace relata
