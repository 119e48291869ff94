// What all statements of one edge or node say together.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/graph/graph_parts.h"
#include "engine/model/statement.h"
#include "engine/resolve/across_documents.h"

namespace relata {

struct StatementInView {
  const Statement* statement = nullptr;
  const ResolvedEnds* ends = nullptr;
};

// By date of the document (unknown ones last), document, place, id.
[[nodiscard]] bool comes_before(const Statement& a, const Statement& b);
void sort_statements(std::vector<StatementInView>& statements);
[[nodiscard]] std::vector<std::uint32_t> indices_of(const std::vector<StatementInView>& some, const std::vector<Statement>& all);

// Wire copies count once: of the documents of one print, the one with most of these statements counts.
[[nodiscard]] std::uint64_t weight_of(const std::vector<StatementInView>& statements);
[[nodiscard]] std::uint64_t documents_of(const std::vector<StatementInView>& statements);

// The days of all dated statements, overlapping ones joined.
[[nodiscard]] std::vector<Days> spells_of(const std::vector<StatementInView>& statements);

// Columns of edges, and the cells of one edge; `statements` are sorted.
[[nodiscard]] std::vector<Column> evidence_columns();
[[nodiscard]] std::vector<CellValue> evidence_cells(const std::vector<StatementInView>& statements, const GraphEntities& entities,
                                                    bool symmetric);

// "a|b": distinct, at most `most` of them.
[[nodiscard]] CellValue joined(std::vector<std::string> values, std::size_t most);

}  // namespace relata
