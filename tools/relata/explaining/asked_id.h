// An id as any output file has it, and the statements that it stands for.
#pragma once
#include <string>
#include <vector>

#include "engine/graph/knowledge_graph.h"
#include "engine/model/statement.h"

namespace relata {

// The id at the end of an IRI ("https://.../entity/Q20", "entity/Q20") or of a short one ("e:Q20", "m:...-quote"); else what was written.
[[nodiscard]] std::string bare_id(const std::string& what);

// Is it in the statement's line of a stream: its own id, its words', its document's, one of its ends'?
[[nodiscard]] bool holds_id(const Statement& statement, const std::string& id);

// The statements on which a node or an edge of that id rests, in any view of the graph of `statements`: as indices, ascending.
[[nodiscard]] std::vector<std::size_t> statements_in_graph(const std::vector<Statement>& statements, const Vocabulary& vocabulary,
                                                           const std::string& id);

}  // namespace relata
