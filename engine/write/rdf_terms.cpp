#include "engine/write/rdf_terms.h"

#include "engine/write/json_text.h"

namespace relata {

std::vector<RdfNamespace> rdf_namespaces(std::string_view base) {
  const std::string b(base);
  return {{"d", b + "document/"},
          {"e", b + "entity/"},
          {"ev", b + "event/"},
          {"graspf", "http://groundedannotationframework.org/grasp/factuality#"},
          {"k", b + "ns#"},
          {"m", b + "evidence/"},
          {"oa", "http://www.w3.org/ns/oa#"},
          {"owl", "http://www.w3.org/2002/07/owl#"},
          {"prov", "http://www.w3.org/ns/prov#"},
          {"r", b + "relation/"},
          {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
          {"schema", "https://schema.org/"},
          {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
          {"st", b + "statement/"},
          {"t", b + "type/"},
          {"wd", "http://www.wikidata.org/entity/"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

const std::vector<RdfTerm>& rdf_terms() {
  static const std::vector<RdfTerm> terms{{"k", "certainty", "@id"},
                                          {"k", "derivedFrom", "@id"},
                                          {"k", "docId", ""},
                                          {"k", "duration", ""},
                                          {"k", "earliest", "xsd:dateTime"},
                                          {"k", "edtf", ""},
                                          {"k", "event", "@id"},
                                          {"k", "granularity", ""},
                                          {"k", "latest", "xsd:dateTime"},
                                          {"k", "mode", ""},
                                          {"k", "object", "@id"},
                                          {"k", "of", "@id"},
                                          {"k", "onDate", "xsd:date"},
                                          {"k", "polarity", "@id"},
                                          {"k", "print", ""},
                                          {"k", "quotation", ""},
                                          {"k", "rule", ""},
                                          {"k", "ruleVersion", ""},
                                          {"k", "subject", "@id"},
                                          {"k", "temporality", "@id"},
                                          {"k", "time", ""},
                                          {"oa", "end", "xsd:nonNegativeInteger"},
                                          {"oa", "exact", ""},
                                          {"oa", "hasSelector", "@id"},
                                          {"oa", "hasSource", "@id"},
                                          {"oa", "start", "xsd:nonNegativeInteger"},
                                          {"owl", "sameAs", "@id"},
                                          {"prov", "wasAttributedTo", "@id"},
                                          {"prov", "wasDerivedFrom", "@id"},
                                          {"schema", "alternateName", ""},
                                          {"schema", "datePublished", "xsd:date"},
                                          {"schema", "name", ""},
                                          {"schema", "publisher", ""},
                                          {"schema", "url", ""},
                                          {"sem", "eventType", "@id"},
                                          {"sem", "hasActor", "@id"},
                                          {"sem", "hasPlace", "@id"}};
  return terms;
}

std::string json_ld_context(std::string_view base, std::string_view indent) {
  std::string out = "{\n";
  const auto begin_line = [&](std::string_view key) {
    if (out.size() > 2) out += ",\n";
    out += indent;
    out += "  ";
    append_json_string(key, out);
    out += ": ";
  };
  for (const auto& [prefix, iri] : rdf_namespaces(base)) {
    begin_line(prefix);
    append_json_string(iri, out);
  }
  for (const auto& [prefix, name, datatype] : rdf_terms()) {
    begin_line(name);
    std::string full = std::string(prefix) + ":" + std::string(name);
    out += "{\"@id\": ";
    append_json_string(full, out);
    if (!datatype.empty()) {
      out += ", \"@type\": ";
      append_json_string(datatype, out);
    }
    out += "}";
  }
  out += "\n";
  out += indent;
  out += "}";
  return out;
}

}  // namespace relata
