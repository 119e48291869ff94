// Statements as RDF: one named graph a document, of events, statements, evidence and direct triples.
//
// A document's graph is made of that document alone; only the IRIs of its entities come from resolution over all documents.
#pragma once
#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/statement.h"
#include "engine/resolve/across_documents.h"

namespace relata {

struct RdfObject {
  bool is_iri = true;
  std::string value;     // an IRI, or a literal's text
  std::string datatype;  // of a literal: its IRI; empty: a plain string
  friend auto operator<=>(const RdfObject&, const RdfObject&) = default;
};

struct RdfTriple {
  std::string subject, predicate;  // IRIs: there are no blank nodes
  RdfObject object;
  friend auto operator<=>(const RdfTriple&, const RdfTriple&) = default;
};

class RdfDataset {
 public:
  // All must outlive it. `base` is an absolute IRI that ends in "/" or "#".
  RdfDataset(const std::vector<Statement>& statements, const GraphEntities& entities, const Vocabulary& vocabulary, std::string base);

  [[nodiscard]] std::size_t size() const { return documents_.size(); }  // graphs, in the order of document ids
  [[nodiscard]] std::string graph_iri(std::size_t document) const;
  [[nodiscard]] std::vector<RdfTriple> triples(std::size_t document) const;  // sorted, each once
  [[nodiscard]] const std::string& base() const { return base_; }

 private:
  const std::vector<Statement>& statements_;
  const GraphEntities& entities_;
  const Vocabulary& vocabulary_;
  std::string base_;
  std::vector<std::vector<std::uint32_t>> documents_;  // indices of statements
};

}  // namespace relata
