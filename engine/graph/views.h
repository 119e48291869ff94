// From statements to nodes and edges: the three views.
#pragma once
#include <vector>

#include "engine/graph/graph_parts.h"
#include "engine/model/statement.h"
#include "engine/resolve/across_documents.h"

namespace relata {

struct ViewParts {
  std::vector<Column> node_columns, edge_columns;
  std::vector<GraphNode> nodes;  // sorted by id
  std::vector<GraphEdge> edges;  // sorted by source, target, type
};

struct ViewInput {
  const std::vector<Statement>& statements;
  const GraphEntities& entities;
  const Vocabulary& vocabulary;
};

// One edge for each (source, target, relation, mode); said words and dates are columns of nodes.
[[nodiscard]] ViewParts entity_view(const ViewInput& input);
// One edge a statement; the n-th parallel edge of a type has its number in its type.
[[nodiscard]] ViewParts statement_view(const ViewInput& input);
// A node an event, edges from its subject and to its object and the rest of its parts; quotations and times are nodes.
[[nodiscard]] ViewParts event_view(const ViewInput& input);

}  // namespace relata
