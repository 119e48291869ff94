// Nodes and edges as readers of graphs get them: ids, labels, typed columns, days, places on a page.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/graph/colours.h"
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
  std::vector<std::uint32_t>
      statements;  // that it rests on by itself, as indices: an event's, or those that give an entity words and dates
  double x = 0, y = 0, size = 1;
  Colour colour;
};

struct GraphEdge {
  std::string id, type;                   // type: "met", "met (planned)", "met #2"
  std::uint32_t source = 0, target = 0;   // indices of nodes
  std::uint64_t weight = 1;               // above zero
  std::vector<CellValue> cells;           // one for each edge column
  std::vector<Days> spells;               // sorted, disjoint
  std::vector<std::uint32_t> statements;  // that it rests on, as indices, in the order of their dates
  Colour colour;
};

enum class GraphView : std::uint8_t { entities, statements, events };

}  // namespace relata
