// The graph of a set of statements: aggregated or one edge a statement, with measures, communities and a layout.
//
// A function of the set: the order of statements changes nothing.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/graph/graph_parts.h"
#include "engine/model/statement.h"
#include "engine/resolve/across_documents.h"

namespace relata {

class KnowledgeGraph {
 public:
  // `entities` is what resolve_across_documents() made of the same statements.
  KnowledgeGraph(const std::vector<Statement>& statements, const GraphEntities& entities, const Vocabulary& vocabulary, GraphView view);
  ~KnowledgeGraph();
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;

  [[nodiscard]] const std::vector<Column>& node_columns() const;
  [[nodiscard]] const std::vector<Column>& edge_columns() const;
  [[nodiscard]] const std::vector<GraphNode>& nodes() const;  // sorted by id
  [[nodiscard]] const std::vector<GraphEdge>& edges() const;  // sorted by source, target, type
  [[nodiscard]] bool dated() const;                           // some node or edge has days
  [[nodiscard]] std::size_t betweenness_sample() const;       // how many nodes it was reckoned from; nodes().size(): it is exact

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace relata
