// Nodes and edges as readers of graphs get them: ids, labels, typed columns, days, places on a page.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/resolve/across_dates.h"

namespace relata {

enum class ColumnKind : std::uint8_t { text, whole, real };

struct Column {
  std::string name;  // unique without regard to case
  ColumnKind kind = ColumnKind::text;
};

using CellValue = std::variant<std::monostate, std::string, std::int64_t, double>;  // nothing where unknown

struct GraphNode {
  std::string id, label;
  std::vector<CellValue> cells;  // one for each node column
  std::vector<Days> spells;      // sorted, disjoint; only event nodes have any
  double x = 0, y = 0, size = 1;
  std::uint8_t red = 0, green = 0, blue = 0;
};

struct GraphEdge {
  std::string id, type;                  // type: "met", "met (planned)", "met #2"
  std::uint32_t source = 0, target = 0;  // indices of nodes
  std::uint64_t weight = 1;              // above zero
  std::vector<CellValue> cells;          // one for each edge column
  std::vector<Days> spells;              // sorted, disjoint
};

enum class GraphView : std::uint8_t { entities, statements, events };

}  // namespace relata
