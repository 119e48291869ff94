// Nodes and edges as two tables with the heads that Gephi asks for (Id, Label; Source, Target, Type, Kind, Weight).
#pragma once
#include "engine/graph/knowledge_graph.h"
#include "engine/write/sink.h"

namespace relata {

void write_csv_nodes(const KnowledgeGraph& graph, Sink& sink);
void write_csv_edges(const KnowledgeGraph& graph, Sink& sink);

}  // namespace relata
