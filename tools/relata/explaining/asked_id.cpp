#include "tools/relata/explaining/asked_id.h"

#include <algorithm>
#include <set>

#include "engine/graph/event_id.h"
#include "engine/graph/views.h"
#include "engine/write/iri.h"

namespace relata {
namespace {

// IRIs write what is unusual in an id as %XX.
bool is_id(const std::string& known, const std::string& asked) {
  return !known.empty() && (known == asked || iri_segment(known) == asked);
}

void add_of_entity(const GraphEntities& entities, const std::string& id, std::set<std::size_t>& found) {
  for (std::size_t i = 0; i < entities.ends.size(); ++i) {
    const ResolvedEnds& ends = entities.ends[i];
    for (const std::uint32_t end : {ends.subject, ends.object, ends.where, ends.of, ends.source})
      if (end != no_graph_entity && is_id(entities.entities[end].id, id)) found.insert(i);
  }
}

// Edges of the view of events go from or to an event, and it is the event that rests on statements; so it is with quotations and times.
void add_of_view(const ViewParts& view, const std::string& id, std::set<std::size_t>& found) {
  for (const GraphNode& node : view.nodes)
    if (is_id(node.id, id)) found.insert(node.statements.begin(), node.statements.end());
  for (const GraphEdge& edge : view.edges) {
    const GraphNode &source = view.nodes[edge.source], &target = view.nodes[edge.target];
    const bool is_value = (is_id(source.id, id) && source.statements.empty()) || (is_id(target.id, id) && target.statements.empty());
    if (!is_id(edge.id, id) && !is_value) continue;
    const std::vector<std::uint32_t>& event = edge.type == "subject" ? target.statements : source.statements;
    const std::vector<std::uint32_t>& own = edge.statements.empty() ? event : edge.statements;
    found.insert(own.begin(), own.end());
  }
}

}  // namespace

std::string bare_id(const std::string& what) {
  std::string id = what;
  if (id.size() > 1 && id.front() == '<' && id.back() == '>') id = id.substr(1, id.size() - 2);
  const std::size_t slash = id.rfind('/');
  const std::size_t before = slash == std::string::npos ? id.find(':') : slash;
  if (before == std::string::npos) return id;
  id = id.substr(before + 1);
  for (const std::string_view part : {"-quote", "-position"})
    if (id.ends_with(part)) id.resize(id.size() - part.size());
  return id;
}

bool holds_id(const Statement& statement, const std::string& id) {
  if (is_id(statement.id, id) || is_id(evidence_id(statement), id) || is_id(statement.doc, id) || is_id(statement.subject.id, id) ||
      is_id(statement.object.id, id))
    return true;
  for (const auto* end : {&statement.where, &statement.of, &statement.source})
    if (*end && is_id((*end)->id, id)) return true;
  return false;
}

std::vector<std::size_t> statements_in_graph(const std::vector<Statement>& statements, const Vocabulary& vocabulary,
                                             const std::string& id) {
  const GraphEntities entities = resolve_across_documents(statements, vocabulary);
  std::set<std::size_t> found;
  add_of_entity(entities, id, found);
  const ViewInput input{statements, entities, vocabulary};
  for (const auto view : {entity_view, statement_view, event_view})
    if (found.empty()) add_of_view(view(input), id, found);
  return {found.begin(), found.end()};
}

}  // namespace relata
