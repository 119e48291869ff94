#include "engine/graph/knowledge_graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <cmath>

#include "engine/graph/communities.h"
#include "engine/graph/layout.h"
#include "engine/graph/measures.h"
#include "engine/graph/views.h"

namespace relata {

namespace {

// Vertices are indices of nodes, edge properties indices of edges: nothing depends on addresses.
using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, std::uint32_t>;
using UndirectedGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

[[nodiscard]] std::vector<std::uint32_t> components(const Neighbours& neighbours) {
  UndirectedGraph graph(neighbours.size());
  for (std::uint32_t i = 0; i < neighbours.size(); ++i)
    for (const Neighbour& next : neighbours.of(i))
      if (i < next.node) boost::add_edge(i, next.node, graph);
  std::vector<std::uint32_t> component(neighbours.size());
  if (!component.empty()) boost::connected_components(graph, component.data());
  return number_by_size(component);
}

// Radii of 4 to 100 by the square root of how much is said of a node: the range that Gephi's import would make of any other.
[[nodiscard]] std::vector<double> radii(const std::vector<GraphEdge>& edges, std::size_t nodes) {
  constexpr double least = 4, most = 100;
  if (nodes == 0) return {};
  std::vector<double> said(nodes, 0.0);
  for (const GraphEdge& edge : edges) {
    said[edge.source] += static_cast<double>(edge.weight);
    if (edge.target != edge.source) said[edge.target] += static_cast<double>(edge.weight);
  }
  for (double& value : said) value = std::sqrt(value);
  const auto [low, high] = std::minmax_element(said.begin(), said.end());
  const double base = *low;
  const double range = *high - base;
  for (double& value : said) value = range > 0 ? least + (most - least) * (value - base) / range : (least + most) / 4;
  return said;
}

}  // namespace

struct KnowledgeGraph::Impl {
  ViewParts parts;
  BoostGraph graph;
  std::size_t sample = 0;

  void add_measures(const std::vector<bool>& symmetric) {
    auto& nodes = parts.nodes;
    for (std::uint32_t i = 0; i < parts.edges.size(); ++i) boost::add_edge(parts.edges[i].source, parts.edges[i].target, i, graph);
    const Neighbours neighbours(nodes.size(), parts.edges);
    const Betweenness between = betweenness(neighbours);
    const std::vector<double> ranks = page_rank(nodes.size(), parts.edges, symmetric);
    const std::vector<std::uint32_t> component = components(neighbours);
    const CommunityHierarchy hierarchy = community_hierarchy(neighbours);
    const std::vector<std::uint32_t> community = communities(hierarchy, nodes.size());
    std::vector<Point> points = lay_out(neighbours, hierarchy);
    const std::vector<double> sizes = radii(parts.edges, nodes.size());
    part_overlapping(sizes, points);
    sample = between.sample;
    using enum ColumnKind;
    for (const auto& [name, kind] : {std::pair{"degree_all", whole},
                                     {"degree_in", whole},
                                     {"degree_out", whole},
                                     {"pagerank", real},
                                     {sample == nodes.size() ? "betweenness" : "betweenness_sampled", real},
                                     {"component", whole},
                                     {"community", whole}})
      parts.node_columns.push_back({name, kind});
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      GraphNode& node = nodes[i];
      const auto in = static_cast<std::int64_t>(boost::in_degree(i, graph));
      const auto out = static_cast<std::int64_t>(boost::out_degree(i, graph));
      for (CellValue& cell :
           std::vector<CellValue>{in + out, in, out, ranks[i], between.values[i], std::int64_t{component[i]}, std::int64_t{community[i]}})
        node.cells.push_back(std::move(cell));
      node.x = points[i].x;
      node.y = points[i].y;
      node.size = sizes[i];
    }
  }
};

KnowledgeGraph::KnowledgeGraph(const std::vector<Statement>& statements, const GraphEntities& entities, const Vocabulary& vocabulary,
                               GraphView view)
    : impl_(std::make_unique<Impl>()) {
  const ViewInput input{statements, entities, vocabulary};
  switch (view) {
    case GraphView::entities:
      impl_->parts = entity_view(input);
      break;
    case GraphView::statements:
      impl_->parts = statement_view(input);
      break;
    case GraphView::events:
      impl_->parts = event_view(input);
      break;
  }
  impl_->graph = BoostGraph(impl_->parts.nodes.size());
  std::vector<bool> symmetric(impl_->parts.edges.size(), false);
  if (view != GraphView::events)
    for (std::size_t i = 0; i < symmetric.size(); ++i)
      symmetric[i] = vocabulary.symmetric(std::get<std::string>(impl_->parts.edges[i].cells[0]));
  impl_->add_measures(symmetric);
}

KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

const std::vector<Column>& KnowledgeGraph::node_columns() const {
  return impl_->parts.node_columns;
}
const std::vector<Column>& KnowledgeGraph::edge_columns() const {
  return impl_->parts.edge_columns;
}
const std::vector<GraphNode>& KnowledgeGraph::nodes() const {
  return impl_->parts.nodes;
}
const std::vector<GraphEdge>& KnowledgeGraph::edges() const {
  return impl_->parts.edges;
}
bool KnowledgeGraph::dated() const {
  const auto has_days = [](const auto& part) { return !part.spells.empty(); };
  return std::any_of(nodes().begin(), nodes().end(), has_days) || std::any_of(edges().begin(), edges().end(), has_days);
}
std::size_t KnowledgeGraph::betweenness_sample() const {
  return impl_->sample;
}

}  // namespace relata
