// A page of its own: graph, timeline and filters, and at a click the words each edge rests on. tools/page has what it is made of.
#pragma once
#include <vector>

#include "engine/graph/knowledge_graph.h"
#include "engine/model/statement.h"
#include "engine/write/sink.h"

namespace relata {

inline constexpr std::size_t page_most_nodes = 20000;  // of a larger graph the page shows those of which most is said, and says so

// `statements` are those that the graph was made of, in their order.
void write_html_page(const KnowledgeGraph& graph, const std::vector<Statement>& statements, const Vocabulary& vocabulary, Sink& sink);

}  // namespace relata
