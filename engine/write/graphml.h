// GraphML that Gephi, networkx, Cytoscape, igraph, Neo4j and Boost read alike.
#pragma once
#include "engine/graph/knowledge_graph.h"
#include "engine/write/sink.h"

namespace relata {

// `yed`: with what yEd needs to show labels, places and colours, in its own namespace.
void write_graphml(const KnowledgeGraph& graph, bool yed, Sink& sink);

}  // namespace relata
