#include "engine/graph/entity_nodes.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "engine/graph/event_id.h"

namespace relata {

namespace {

constexpr std::size_t most_values = 5;
constexpr std::size_t most_aliases = 50;

// Columns that mean something to readers, or that this graph has already.
[[nodiscard]] bool is_taken(const std::string& name, const std::vector<Column>& columns) {
  static const std::set<std::string> reserved{"id",    "label", "timeset", "weight", "type",  "interval", "degree", "x",
                                              "y",     "z",     "size",    "r",      "g",     "b",        "color",  "when",
                                              "first", "last",  "start",   "end",    "since", "date",     "labels"};
  std::string lower = name;
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (reserved.contains(lower)) return true;
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    return std::equal(column.name.begin(), column.name.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  });
}

[[nodiscard]] std::vector<StatementInView> of_mode(const std::vector<StatementInView>& statements, Mode mode) {
  std::vector<StatementInView> out;
  for (const auto& item : statements)
    if (item.statement->mode == mode) out.push_back(item);
  return out;
}

}  // namespace

void EntityNodes::add(std::uint32_t entity, const StatementInView& statement) {
  said_[entity].all.push_back(statement);
}

void EntityNodes::add_value(std::uint32_t entity, const StatementInView& statement) {
  said_[entity].all.push_back(statement);
  said_[entity].values.push_back(statement);
}

void EntityNodes::finish(ViewParts& parts, std::map<std::uint32_t, std::uint32_t>& place) {
  parts.node_columns = {{"entity_type", ColumnKind::text},
                        {"aliases", ColumnKind::text},
                        {"statements", ColumnKind::whole},
                        {"documents", ColumnKind::whole}};
  for (const Mode mode : all_modes) parts.node_columns.push_back({std::string(name_of(mode)), ColumnKind::whole});
  std::map<std::string, std::size_t> value_columns;
  for (const auto& [entity, said] : said_)
    for (const auto& item : said.values) value_columns.emplace(item.statement->relation, 0);
  for (auto& [relation, column] : value_columns) {
    std::string name = relation;
    while (is_taken(name, parts.node_columns)) name += "_value";
    column = parts.node_columns.size();
    parts.node_columns.push_back({name, ColumnKind::text});
  }
  for (auto& [entity, said] : said_) {
    const GraphEntity& known = input_.entities.entities[entity];
    place[entity] = static_cast<std::uint32_t>(parts.nodes.size());
    GraphNode& node = parts.nodes.emplace_back();
    node.id = known.id;
    node.label = known.label;
    node.cells.resize(parts.node_columns.size());
    node.cells[0] = known.type;
    node.cells[1] = joined(known.aliases, most_aliases);
    node.cells[2] = static_cast<std::int64_t>(weight_of(said.all));
    node.cells[3] = static_cast<std::int64_t>(documents_of(said.all));
    for (std::size_t i = 0; i < std::size(all_modes); ++i)
      node.cells[4 + i] = static_cast<std::int64_t>(weight_of(of_mode(said.all, all_modes[i])));
    node.colour = colour_of_type(known.type, input_.vocabulary);
    sort_statements(said.values);
    node.statements = indices_of(said.values, input_.statements);
    std::map<std::string, std::vector<std::string>> values;
    for (const auto& item : said.values) {
      const Statement& s = *item.statement;
      values[s.relation].push_back(s.mode == Mode::asserted ? s.object.label : s.object.label + " (" + std::string(name_of(s.mode)) + ")");
    }
    for (auto& [relation, list] : values) node.cells[value_columns.at(relation)] = joined(std::move(list), most_values);
  }
}

}  // namespace relata
