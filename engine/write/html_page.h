// A page of its own: the graph drawn, the statements with their quotes. No script, nothing fetched.
#pragma once
#include <vector>

#include "engine/graph/knowledge_graph.h"
#include "engine/model/statement.h"
#include "engine/write/sink.h"

namespace relata {

// `statements` in the order in which they are to be listed.
void write_html_page(const KnowledgeGraph& graph, const std::vector<Statement>& statements, Sink& sink);

}  // namespace relata
