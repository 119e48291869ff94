#include <algorithm>
#include <map>
#include <tuple>

#include "engine/graph/entity_nodes.h"
#include "engine/graph/event_id.h"
#include "engine/graph/views.h"

namespace relata {

namespace {

struct Ends {
  std::uint32_t source = no_graph_entity, target = no_graph_entity;
};

// Symmetric relations go from the lesser id to the greater: entities are sorted by id.
[[nodiscard]] Ends ends_in_graph(const ResolvedEnds& ends, bool symmetric) {
  if (symmetric && ends.object < ends.subject) return {ends.object, ends.subject};
  return {ends.subject, ends.object};
}

// Calls use(statement, ends, symmetric) for each statement between entities; the others go to the nodes as values.
template <class Use>
void for_each_edge(const ViewInput& input, EntityNodes& nodes, Use use) {
  for (std::size_t i = 0; i < input.statements.size(); ++i) {
    const StatementInView item{&input.statements[i], &input.entities.ends[i]};
    const bool symmetric = input.vocabulary.symmetric(item.statement->relation);
    const Ends ends = ends_in_graph(*item.ends, symmetric);
    if (item.ends->subject == no_graph_entity) continue;
    if (item.ends->object == no_graph_entity) {
      nodes.add_value(item.ends->subject, item);
      continue;
    }
    nodes.add(ends.source, item);
    if (ends.target != ends.source) nodes.add(ends.target, item);
    use(item, ends, symmetric);
  }
}

}  // namespace

ViewParts entity_view(const ViewInput& input) {
  ViewParts parts;
  EntityNodes nodes(input);
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<StatementInView>> groups;
  for_each_edge(input, nodes, [&](const StatementInView& item, Ends ends, bool) {
    groups[{ends.source, ends.target, edge_type(*item.statement)}].push_back(item);
  });
  std::map<std::uint32_t, std::uint32_t> place;
  nodes.finish(parts, place);
  parts.edge_columns = evidence_columns();
  for (auto& [key, statements] : groups) {
    sort_statements(statements);
    GraphEdge& edge = parts.edges.emplace_back();
    edge.source = place.at(std::get<0>(key));
    edge.target = place.at(std::get<1>(key));
    edge.type = std::get<2>(key);
    edge.id = stable_id(parts.nodes[edge.source].id, parts.nodes[edge.target].id, edge.type);
    edge.weight = weight_of(statements);
    edge.spells = spells_of(statements);
    edge.cells = evidence_cells(statements, input.entities, input.vocabulary.symmetric(statements.front().statement->relation));
    edge.statements = indices_of(statements, input.statements);
    edge.colour = colour_of_relation(statements.front().statement->relation, input.vocabulary);
  }
  return parts;
}

ViewParts statement_view(const ViewInput& input) {
  struct Item {
    StatementInView statement;
    Ends ends;
    bool symmetric = false;
  };
  ViewParts parts;
  EntityNodes nodes(input);
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<Item>> groups;
  for_each_edge(input, nodes, [&](const StatementInView& item, Ends ends, bool symmetric) {
    groups[{ends.source, ends.target, edge_type(*item.statement)}].push_back({item, ends, symmetric});
  });
  std::map<std::uint32_t, std::uint32_t> place;
  nodes.finish(parts, place);
  parts.edge_columns = evidence_columns();
  for (auto& [key, items] : groups) {
    std::sort(items.begin(), items.end(),
              [](const Item& a, const Item& b) { return comes_before(*a.statement.statement, *b.statement.statement); });
    std::size_t nth = 0;
    for (const Item& item : items) {
      GraphEdge& edge = parts.edges.emplace_back();
      edge.source = place.at(item.ends.source);
      edge.target = place.at(item.ends.target);
      edge.type = ++nth == 1 ? std::get<2>(key) : std::get<2>(key) + " #" + std::to_string(nth);
      edge.id = item.statement.statement->id;
      const std::vector<StatementInView> one{item.statement};
      edge.spells = spells_of(one);
      edge.cells = evidence_cells(one, input.entities, item.symmetric);
      edge.statements = indices_of(one, input.statements);
      edge.colour = colour_of_relation(one.front().statement->relation, input.vocabulary);
    }
  }
  return parts;
}

}  // namespace relata
