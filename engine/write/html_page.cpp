#include "engine/write/html_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/write/json_text.h"
#include "engine/write/output_text.h"
#include "engine/write/page_template.h"

namespace relata {

namespace {

constexpr std::size_t most_quotes = 20;  // of one edge

// A "<" would end the script that holds the data.
void append_text(std::string_view text, std::string& out) {
  std::string quoted;
  append_json_string(output_text(text), quoted);
  for (const char c : quoted) {
    if (c == '<')
      out += "\\u003c";
    else
      out.push_back(c);
  }
}

[[nodiscard]] std::string hex(Colour colour) {
  return fmt::format("\"#{:02x}{:02x}{:02x}\"", colour.red, colour.green, colour.blue);
}

// Numbers things in the order in which they are first asked for.
template <class Key>
class Numbering {
 public:
  [[nodiscard]] std::size_t of(const Key& key) {
    const auto [found, is_new] = numbers_.try_emplace(key, order_.size());
    if (is_new) order_.push_back(key);
    return found->second;
  }
  [[nodiscard]] const std::vector<Key>& all() const { return order_; }

 private:
  std::map<Key, std::size_t> numbers_;
  std::vector<Key> order_;
};

class PageData {
 public:
  PageData(const KnowledgeGraph& graph, const std::vector<Statement>& statements, const Vocabulary& vocabulary)
      : graph_(graph), statements_(statements), vocabulary_(vocabulary) {
    for (std::size_t i = 0; i < graph.node_columns().size(); ++i) node_column_[graph.node_columns()[i].name] = i;
    for (std::size_t i = 0; i < graph.edge_columns().size(); ++i) edge_column_[graph.edge_columns()[i].name] = i;
    choose_nodes();
  }

  void append(Pieces& pieces) {
    pieces.text() += "{\"nodes\":[";
    for (std::size_t i = 0; i < shown_.size(); ++i) append_node(graph_.nodes()[shown_[i]], i > 0, pieces.text());
    pieces.text() += "],\n\"edges\":[";
    std::size_t edges = 0;
    for (const GraphEdge& edge : graph_.edges())
      if (place_[edge.source] != hidden && place_[edge.target] != hidden) append_edge(edge, edges++ > 0, pieces.text());
    pieces.text() += "],\n\"statements\":[";
    for (std::size_t i = 0; i < quoted_.all().size(); ++i) append_statement(statements_[quoted_.all()[i]], i > 0, pieces.text());
    pieces.text() += "],\n\"documents\":[";
    for (std::size_t i = 0; i < documents_.all().size(); ++i) append_document(i, pieces.text());
    append_names(pieces.text());
    pieces.text() += fmt::format(",\n\"left_out\":{{\"nodes\":{},\"edges\":{}}}}}", graph_.nodes().size() - shown_.size(),
                                 graph_.edges().size() - edges);
  }

 private:
  static constexpr std::uint32_t hidden = 0xffffffff;

  // The largest, in the order of the graph.
  void choose_nodes() {
    const auto& nodes = graph_.nodes();
    shown_.resize(nodes.size());
    std::iota(shown_.begin(), shown_.end(), 0U);
    if (shown_.size() > page_most_nodes) {
      std::sort(shown_.begin(), shown_.end(),
                [&](std::uint32_t a, std::uint32_t b) { return nodes[a].size != nodes[b].size ? nodes[a].size > nodes[b].size : a < b; });
      shown_.resize(page_most_nodes);
      std::sort(shown_.begin(), shown_.end());
    }
    place_.assign(nodes.size(), hidden);
    for (std::uint32_t i = 0; i < shown_.size(); ++i) place_[shown_[i]] = i;
  }

  template <class Value>
  [[nodiscard]] static Value value_of(const std::vector<CellValue>& cells, const std::map<std::string, std::size_t>& columns,
                                      const char* name) {
    const auto found = columns.find(name);
    if (found == columns.end()) return {};
    const Value* value = std::get_if<Value>(&cells[found->second]);
    return value ? *value : Value{};
  }

  void append_quoted(const std::vector<std::uint32_t>& statements, std::string& out) {
    out += '[';
    for (std::size_t i = 0; i < std::min(most_quotes, statements.size()); ++i)
      out += fmt::format("{}{}", i ? "," : "", quoted_.of(statements[i]));
    out += ']';
  }

  void append_node(const GraphNode& node, bool comma, std::string& out) {
    const auto type = value_of<std::string>(node.cells, node_column_, "entity_type");
    out += comma ? ",\n[" : "\n[";
    append_text(node.id, out);
    out += ',';
    append_text(node.label, out);
    out += fmt::format(",{},{:.1f},{:.1f},{:.1f},{},", types_.of(type), node.x, node.y, node.size,
                       value_of<std::int64_t>(node.cells, node_column_, "community"));
    append_text(value_of<std::string>(node.cells, node_column_, "aliases"), out);
    out += fmt::format(",{},{},", value_of<std::int64_t>(node.cells, node_column_, "statements"),
                       value_of<std::int64_t>(node.cells, node_column_, "documents"));
    append_quoted(node.statements, out);
    out += ']';
  }

  void append_edge(const GraphEdge& edge, bool comma, std::string& out) {
    auto relation = value_of<std::string>(edge.cells, edge_column_, "relation");
    if (relation.empty()) relation = edge.type;
    const auto mode = mode_named(value_of<std::string>(edge.cells, edge_column_, "mode")).value_or(Mode::asserted);
    const auto first = value_of<std::string>(edge.cells, edge_column_, "first");
    const auto last = value_of<std::string>(edge.cells, edge_column_, "last");
    out += fmt::format("{}\n[{},{},{},{},{},\"{}\",\"{}\",{},", comma ? "," : "", place_[edge.source], place_[edge.target],
                       relations_.of(relation), static_cast<int>(mode), edge.weight, first, last, edge.statements.size());
    append_quoted(edge.statements, out);
    out += ']';
  }

  void append_statement(const Statement& s, bool comma, std::string& out) {
    const auto [found, is_new] = document_of_.try_emplace(s.doc, &s);
    out += fmt::format("{}\n[{},{},{},", comma ? "," : "", documents_.of(s.doc), relations_.of(s.relation), static_cast<int>(s.mode));
    append_text(s.when, out);
    out += ',';
    append_text(s.evidence.text, out);
    out += ',';
    append_text(s.rule, out);
    out += ',';
    const std::string facts[] = {s.where ? s.where->label : std::string(), s.duration, s.of ? s.of->label : std::string(),
                                 s.source ? s.source->label : std::string()};
    for (std::size_t i = 0; i < std::size(facts); ++i) {
      out += i ? "," : "[";
      append_text(facts[i], out);
    }
    out += ']';
    out += ']';
  }

  void append_document(std::size_t number, std::string& out) {
    const Statement& s = *document_of_.at(documents_.all()[number]);
    out += number ? ",\n[" : "\n[";
    const std::string* values[] = {&s.doc, &s.title, &s.date, &s.url, &s.publisher};
    for (std::size_t i = 0; i < std::size(values); ++i) {
      if (i) out += ',';
      append_text(*values[i], out);
    }
    out += ']';
  }

  void append_names(std::string& out) {
    out += "],\n\"types\":[";
    for (std::size_t i = 0; i < types_.all().size(); ++i) {
      out += i ? ",[" : "[";
      append_text(types_.all()[i], out);
      out += "," + hex(colour_of_type(types_.all()[i], vocabulary_)) + "]";
    }
    out += "],\n\"relations\":[";
    for (std::size_t i = 0; i < relations_.all().size(); ++i) {
      const std::string& name = relations_.all()[i];
      const auto known = vocabulary_.relations.find(name);
      const bool labelled = known != vocabulary_.relations.end() && !known->second.label.empty();
      out += i ? ",[" : "[";
      append_text(name, out);
      out += ',';
      append_text(labelled ? known->second.label : name, out);
      out += fmt::format(",{},{}]", hex(colour_of_relation(name, vocabulary_)), vocabulary_.symmetric(name) ? 1 : 0);
    }
    out += ']';
  }

  const KnowledgeGraph& graph_;
  const std::vector<Statement>& statements_;
  const Vocabulary& vocabulary_;
  std::map<std::string, std::size_t> node_column_, edge_column_;
  std::vector<std::uint32_t> shown_, place_;  // indices of nodes; their places among those shown
  Numbering<std::uint32_t> quoted_;
  Numbering<std::string> documents_, types_, relations_;
  std::map<std::string, const Statement*> document_of_;
};

}  // namespace

void write_html_page(const KnowledgeGraph& graph, const std::vector<Statement>& statements, const Vocabulary& vocabulary, Sink& sink) {
  const std::string_view page = page_template();
  const std::size_t mark = page.find(page_data_mark);
  sink.write(page.substr(0, mark));
  {
    Pieces pieces(sink);
    PageData(graph, statements, vocabulary).append(pieces);
  }
  sink.write(page.substr(mark + page_data_mark.size()));
}

}  // namespace relata
