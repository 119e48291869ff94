// GEXF 1.3: the graph for Gephi, with time as intervals of days.
#pragma once
#include "engine/graph/knowledge_graph.h"
#include "engine/write/sink.h"

namespace relata {

// Dynamic only if something is dated; nodes and edges without days are always there.
void write_gexf(const KnowledgeGraph& graph, Sink& sink);

}  // namespace relata
