#include "engine/write/rdf_dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/graph/event_id.h"
#include "engine/resolve/across_dates.h"
#include "engine/write/iri.h"
#include "engine/write/output_text.h"
#include "engine/write/rdf_terms.h"

namespace relata {

namespace {

// Adds the triples of one statement after the other, with names put together from base and prefixes.
class DocumentGraph {
 public:
  DocumentGraph(const GraphEntities& entities, const Vocabulary& vocabulary, const std::string& base)
      : entities_(entities), vocabulary_(vocabulary), base_(base) {
    for (auto& [prefix, iri] : rdf_namespaces(base)) namespaces_[prefix] = iri;
  }

  void add(const Statement& s, const ResolvedEnds& ends) {
    const bool symmetric = vocabulary_.symmetric(s.relation);
    const std::string document = name("d", s.doc);
    add_document(s, document);
    const std::string event = name("ev", event_id(s, symmetric));
    const std::string statement = name("st", s.id);
    const std::string subject =
        ends.subject == no_graph_entity ? std::string() : add_entity(s.subject, ends.subject, nullptr, no_graph_entity);
    const std::string object =
        ends.object == no_graph_entity ? std::string() : add_entity(s.object, ends.object, s.of ? &*s.of : nullptr, ends.of);
    add_event(s, ends, event, statement, subject, object);
    add_statement(s, ends, event, statement, document);
    if (s.mode == Mode::asserted && !subject.empty()) add_direct(s, subject, object, symmetric);
  }

  [[nodiscard]] std::vector<RdfTriple> finish() {
    std::sort(triples_.begin(), triples_.end());
    triples_.erase(std::unique(triples_.begin(), triples_.end()), triples_.end());
    return std::move(triples_);
  }

 private:
  [[nodiscard]] std::string name(std::string_view prefix, std::string_view local) const {
    return namespaces_.at(prefix) + iri_segment(local);
  }
  void link(const std::string& subject, std::string_view prefix, std::string_view local, const std::string& object) {
    triples_.push_back({subject, name(prefix, local), {true, object, {}}});
  }
  void say(const std::string& subject, std::string_view prefix, std::string_view local, std::string_view text, std::string_view xsd = {}) {
    if (text.empty()) return;
    triples_.push_back({subject, name(prefix, local), {false, output_text(text), xsd.empty() ? std::string() : name("xsd", xsd)}});
  }

  void add_document(const Statement& s, const std::string& document) {
    link(document, "rdf", "type", name("schema", "Article"));
    say(document, "k", "docId", s.doc);
    say(document, "schema", "datePublished", s.date, "date");
    say(document, "schema", "name", s.title);
    say(document, "schema", "url", s.url);
    say(document, "schema", "publisher", s.publisher);
    say(document, "k", "print", s.print);
  }

  // Names and types are this document's; only the IRI is everyone's.
  std::string add_entity(const End& end, std::uint32_t entity, const End* of, std::uint32_t of_entity) {
    const std::string iri = name("e", entities_.entities[entity].id);
    link(iri, "rdf", "type", name("t", end.type));
    say(iri, "schema", "name", end.label);
    for (const auto& alias : end.aliases) say(iri, "schema", "alternateName", alias);
    const bool is_item = end.id.size() > 1 && end.id[0] == 'Q' && end.id.find_first_not_of("0123456789", 1) == std::string::npos;
    if (is_item) link(iri, "owl", "sameAs", name("wd", end.id));
    if (end.type == role_type && of && of_entity != no_graph_entity && of->type != role_type)
      link(iri, "k", "of", add_entity(*of, of_entity, nullptr, no_graph_entity));
    return iri;
  }

  void add_event(const Statement& s, const ResolvedEnds& ends, const std::string& event, const std::string& statement,
                 const std::string& subject, const std::string& object) {
    link(event, "rdf", "type", name("sem", "Event"));
    link(event, "sem", "eventType", relation_iri(s.relation));
    say(event, "k", "mode", name_of(s.mode));
    link(event, "k", "derivedFrom", statement);
    if (!subject.empty()) {
      link(event, "k", "subject", subject);
      link(event, "sem", "hasActor", subject);
    }
    if (!object.empty()) {
      link(event, "k", "object", object);
      if (vocabulary_.places.contains(s.object.type))
        link(event, "sem", "hasPlace", object);
      else if (vocabulary_.agents.contains(s.object.type))
        link(event, "sem", "hasActor", object);
    } else {
      say(event, "k", s.object.type == time_type ? "time" : "quotation", s.object.label);
    }
    if (s.where && ends.where != no_graph_entity)
      link(event, "sem", "hasPlace", add_entity(*s.where, ends.where, nullptr, no_graph_entity));
    if (s.of && ends.of != no_graph_entity) link(event, "k", "of", add_entity(*s.of, ends.of, nullptr, no_graph_entity));
    say(event, "k", "duration", s.duration);
    add_time(s.when, event);
  }

  // Bounds are half-open and full times: the one form that every store can order.
  void add_time(const std::string& when, const std::string& event) {
    const auto days = days_of(when);
    if (!days) return;
    static constexpr std::string_view names[] = {"day", "month", "year", "interval"};
    const Granularity granularity = granularity_of(when);
    say(event, "k", "edtf", when);
    say(event, "k", "granularity", names[static_cast<int>(granularity)]);
    if (granularity == Granularity::day) say(event, "k", "onDate", when, "date");
    say(event, "k", "earliest", to_string(days->first) + "T00:00:00Z", "dateTime");
    say(event, "k", "latest", to_string(from_days(to_days(days->last) + 1)) + "T00:00:00Z", "dateTime");
  }

  void add_statement(const Statement& s, const ResolvedEnds& ends, const std::string& event, const std::string& statement,
                     const std::string& document) {
    link(statement, "rdf", "type", name("k", "Statement"));
    link(statement, "k", "event", event);
    say(statement, "k", "mode", name_of(s.mode));
    say(statement, "k", "rule", s.rule);
    say(statement, "k", "ruleVersion", s.version);
    const bool hedged = s.mode == Mode::possible;
    link(statement, "k", "certainty", name("graspf", hedged ? "possible" : s.mode == Mode::planned ? "probable" : "certain"));
    link(statement, "k", "polarity", name("graspf", s.mode == Mode::negated ? "negative" : "positive"));
    if (!hedged) link(statement, "k", "temporality", name("graspf", s.mode == Mode::planned ? "future" : "non-future"));
    if (s.source && ends.source != no_graph_entity)
      link(statement, "prov", "wasAttributedTo", add_entity(*s.source, ends.source, nullptr, no_graph_entity));
    const std::string id = evidence_id(s);
    const std::string evidence = name("m", id);
    const std::string position = name("m", id + "-position");
    const std::string quote = name("m", id + "-quote");
    link(statement, "prov", "wasDerivedFrom", evidence);
    link(evidence, "rdf", "type", name("oa", "SpecificResource"));
    link(evidence, "oa", "hasSource", document);
    link(evidence, "oa", "hasSelector", position);
    link(evidence, "oa", "hasSelector", quote);
    link(position, "rdf", "type", name("oa", "TextPositionSelector"));
    say(position, "oa", "start", std::to_string(s.evidence.start), "nonNegativeInteger");
    say(position, "oa", "end", std::to_string(s.evidence.end), "nonNegativeInteger");
    link(quote, "rdf", "type", name("oa", "TextQuoteSelector"));
    say(quote, "oa", "exact", s.evidence.text);
  }

  // A symmetric relation holds both ways, whatever the order of its ends' ids.
  void add_direct(const Statement& s, const std::string& subject, const std::string& object, bool symmetric) {
    const std::string relation = relation_iri(s.relation);
    if (object.empty()) {
      const bool is_day = s.object.type == time_type && s.object.label.size() == 10 && parse_date(s.object.label);
      triples_.push_back({subject, relation, {false, output_text(s.object.label), is_day ? name("xsd", "date") : std::string()}});
      return;
    }
    triples_.push_back({subject, relation, {true, object, {}}});
    if (symmetric) triples_.push_back({object, relation, {true, subject, {}}});
  }

  [[nodiscard]] std::string relation_iri(const std::string& relation) const {
    const auto found = vocabulary_.relations.find(relation);
    if (found != vocabulary_.relations.end() && is_absolute_iri(found->second.iri)) return found->second.iri;
    return name("r", relation);
  }

  const GraphEntities& entities_;
  const Vocabulary& vocabulary_;
  const std::string& base_;
  std::map<std::string_view, std::string> namespaces_;
  std::vector<RdfTriple> triples_;
};

}  // namespace

RdfDataset::RdfDataset(const std::vector<Statement>& statements, const GraphEntities& entities, const Vocabulary& vocabulary,
                       std::string base)
    : statements_(statements), entities_(entities), vocabulary_(vocabulary), base_(std::move(base)) {
  std::map<std::string_view, std::vector<std::uint32_t>> by_document;
  for (std::uint32_t i = 0; i < statements.size(); ++i) by_document[statements[i].doc].push_back(i);
  for (auto& [doc, indices] : by_document) documents_.push_back(std::move(indices));
}

std::string RdfDataset::graph_iri(std::size_t document) const {
  return base_ + "document/" + iri_segment(statements_[documents_[document].front()].doc);
}

std::vector<RdfTriple> RdfDataset::triples(std::size_t document) const {
  DocumentGraph graph(entities_, vocabulary_, base_);
  for (const std::uint32_t index : documents_[document]) graph.add(statements_[index], entities_.ends[index]);
  return graph.finish();
}

}  // namespace relata
