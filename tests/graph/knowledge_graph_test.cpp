#include "engine/graph/knowledge_graph.h"

#include <catch2/catch.hpp>

#include "engine/graph/measures.h"
#include "tests/write/sample.h"

using namespace relata;
using sample::end_of;
using sample::known;
using sample::statement;

namespace {

[[nodiscard]] KnowledgeGraph graph_of(const std::vector<Statement>& statements, GraphView view = GraphView::entities) {
  const Vocabulary vocabulary = sample::vocabulary();
  return {statements, resolve_across_documents(statements, vocabulary), vocabulary, view};
}

[[nodiscard]] CellValue cell(const KnowledgeGraph& graph, const GraphEdge& edge, const std::string& column) {
  for (std::size_t i = 0; i < graph.edge_columns().size(); ++i)
    if (graph.edge_columns()[i].name == column) return edge.cells[i];
  return {};
}

const End a = known("Q1", "Person", "Marta Oliveira");
const End b = known("Q2", "Person", "Rui Costa");

[[nodiscard]] std::vector<GraphEdge> edges(std::initializer_list<std::pair<std::uint32_t, std::uint32_t>> ends) {
  std::vector<GraphEdge> out;
  for (const auto& [source, target] : ends) {
    GraphEdge edge;
    edge.source = source;
    edge.target = target;
    out.push_back(edge);
  }
  return out;
}

}  // namespace

TEST_CASE("statements of one pair, relation and mode are one edge with their days, documents and quotes") {
  const KnowledgeGraph graph = graph_of({statement("1", a, "met", b, "2024-02"), statement("2", b, "met", a, "2024-03-05"),
                                         statement("3", a, "met", b, "", Mode::planned), statement("4", a, "met", b)});
  REQUIRE(graph.edges().size() == 2);
  const GraphEdge& met = graph.edges()[0];
  CHECK(met.type == "met");
  CHECK(met.weight == 3);
  CHECK(graph.nodes()[met.source].id == "Q1");
  CHECK(cell(graph, met, "first") == CellValue{std::string("2024-02-01")});
  CHECK(cell(graph, met, "last") == CellValue{std::string("2024-03-05")});
  CHECK(cell(graph, met, "period") == CellValue{std::string("2024-02|2024-03-05")});
  CHECK(cell(graph, met, "documents") == CellValue{std::int64_t{3}});
  CHECK(met.spells.size() == 2);
  CHECK(graph.edges()[1].type == "met (planned)");
  CHECK(cell(graph, graph.edges()[1], "first") == CellValue{});
}

TEST_CASE("wire copies count once, but all of a story's own statements count") {
  std::vector<Statement> statements{statement("1", a, "met", b), statement("1", a, "met", b, "", Mode::asserted, 40),
                                    statement("2", a, "met", b), statement("3", a, "met", b)};
  for (auto& s : statements)
    if (s.doc != "3") s.print = "same", s.id = statement_id(s);
  const KnowledgeGraph graph = graph_of(statements);
  REQUIRE(graph.edges().size() == 1);
  CHECK(graph.edges()[0].weight == 3);
  CHECK(cell(graph, graph.edges()[0], "documents") == CellValue{std::int64_t{3}});
}

TEST_CASE("parallel edges of the statement view are numbered") {
  const KnowledgeGraph graph = graph_of({statement("1", a, "met", b), statement("2", a, "met", b)}, GraphView::statements);
  REQUIRE(graph.edges().size() == 2);
  CHECK(graph.edges()[0].type == "met");
  CHECK(graph.edges()[1].type == "met #2");
}

TEST_CASE("words said and dates are columns of entities, and nodes of the event view only") {
  const std::vector<Statement> statements{statement("1", a, "said", end_of("1", "Quotation", "We shall see")),
                                          statement("1", a, "bornOn", end_of("1", "Time", "1961-04-02"))};
  const KnowledgeGraph entities = graph_of(statements);
  CHECK(entities.nodes().size() == 1);
  CHECK(entities.edges().empty());
  bool said = false;
  for (std::size_t i = 0; i < entities.node_columns().size(); ++i)
    if (entities.node_columns()[i].name == "said") said = entities.nodes()[0].cells[i] == CellValue{std::string("We shall see")};
  CHECK(said);
  const KnowledgeGraph events = graph_of(statements, GraphView::events);
  CHECK(events.nodes().size() == 5);
  CHECK(events.edges().size() == 4);
}

TEST_CASE("betweenness counts the shortest paths through a node") {
  const Neighbours path(4, edges({{0, 1}, {1, 2}, {2, 3}}));
  const Betweenness between = betweenness(path);
  CHECK(between.sample == 4);
  CHECK(between.values == std::vector<double>{0, 2, 2, 0});
}

TEST_CASE("ranks sum to one, and what is pointed at ranks higher") {
  const auto list = edges({{0, 2}, {1, 2}});
  const auto rank = page_rank(3, list, {false, false});
  CHECK(rank[0] + rank[1] + rank[2] == Approx(1));
  CHECK(rank[2] > rank[0]);
}

TEST_CASE("nothing said gives an empty graph") {
  const KnowledgeGraph graph = graph_of({});
  CHECK(graph.nodes().empty());
  CHECK(graph.edges().empty());
  CHECK_FALSE(graph.dated());
}
