#include "engine/write/rdf_terms.h"
#include "engine/write/rdf_writers.h"

namespace relata {

namespace {

class Names {
 public:
  explicit Names(std::string_view base) : namespaces_(rdf_namespaces(base)) {}

  void append_prefixes(std::string& out) const {
    for (const auto& [prefix, iri] : namespaces_) out += "@prefix " + std::string(prefix) + ": <" + iri + "> .\n";
  }

  // prefix:name where the name is of letters, digits, - and _ only (always allowed behind a letter or digit); else the whole IRI.
  void append(std::string_view iri, std::string& out) const {
    for (const auto& [prefix, start] : namespaces_) {
      if (!iri.starts_with(start)) continue;
      const std::string_view local = iri.substr(start.size());
      if (local.empty() || local[0] == '-' || local.find_first_not_of(plain) != std::string_view::npos) continue;
      out += prefix;
      out.push_back(':');
      out += local;
      return;
    }
    out.push_back('<');
    out += iri;
    out.push_back('>');
  }

 private:
  static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  std::vector<RdfNamespace> namespaces_;
};

}  // namespace

void write_trig(const RdfDataset& dataset, Sink& sink) {
  const Names names(dataset.base());
  Pieces pieces(sink);
  names.append_prefixes(pieces.text());
  for (std::size_t document = 0; document < dataset.size(); ++document) {
    std::string& head = pieces.text();
    head += "\n";
    names.append(dataset.graph_iri(document), head);
    head += " {\n";
    const std::vector<RdfTriple> triples = dataset.triples(document);
    for (std::size_t i = 0; i < triples.size(); ++i) {
      std::string& out = pieces.text();
      const bool same_subject = i > 0 && triples[i].subject == triples[i - 1].subject;
      const bool same_predicate = same_subject && triples[i].predicate == triples[i - 1].predicate;
      if (same_predicate) {
        out += " , ";
      } else {
        if (same_subject) {
          out += " ;\n    ";
        } else {
          if (i > 0) out += " .\n";
          out += "  ";
          names.append(triples[i].subject, out);
          out.push_back(' ');
        }
        names.append(triples[i].predicate, out);
        out.push_back(' ');
      }
      const RdfObject& object = triples[i].object;
      if (object.is_iri) {
        names.append(object.value, out);
      } else {
        append_rdf_string(object.value, out);
        if (!object.datatype.empty()) {
          out += "^^";
          names.append(object.datatype, out);
        }
      }
    }
    if (!triples.empty()) pieces.text() += " .\n";
    pieces.text() += "}\n";
  }
}

}  // namespace relata
