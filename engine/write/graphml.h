// GraphML that Gephi, networkx, Cytoscape, igraph, Neo4j and Boost read alike.
#pragma once
#include "engine/graph/knowledge_graph.h"
#include "engine/write/sink.h"

namespace relata {

void write_graphml(const KnowledgeGraph& graph, Sink& sink);

}  // namespace relata
