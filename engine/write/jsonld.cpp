#include <map>

#include "engine/write/json_text.h"
#include "engine/write/rdf_terms.h"
#include "engine/write/rdf_writers.h"

namespace relata {

namespace {

struct Key {
  std::string name, datatype;  // of the context; datatype as a full IRI, "@id" for IRIs
};

// Predicate IRI -> its key in the context.
[[nodiscard]] std::map<std::string, Key, std::less<>> keys_of(std::string_view base) {
  std::map<std::string_view, std::string> namespaces;
  for (auto& [prefix, iri] : rdf_namespaces(base)) namespaces[prefix] = iri;
  std::map<std::string, Key, std::less<>> keys;
  for (const auto& [prefix, name, datatype] : rdf_terms()) {
    std::string full(datatype);
    if (const std::size_t colon = full.find(':'); colon != std::string::npos)
      full = namespaces.at(datatype.substr(0, colon)) + full.substr(colon + 1);
    keys[namespaces.at(prefix) + std::string(name)] = {std::string(name), full};
  }
  return keys;
}

void append_value(const RdfObject& object, const Key* key, std::string& out) {
  if (key && (object.is_iri ? key->datatype == "@id" : key->datatype == object.datatype)) {
    append_json_string(object.value, out);
    return;
  }
  out += object.is_iri ? "{\"@id\": " : "{\"@value\": ";
  append_json_string(object.value, out);
  if (!object.datatype.empty()) {
    out += ", \"@type\": ";
    append_json_string(object.datatype, out);
  }
  out.push_back('}');
}

// The values of one predicate, from `at` on; moves `at` behind them.
void append_values(const std::vector<RdfTriple>& triples, std::size_t& at, const Key* key, std::string& out) {
  const std::size_t first = at;
  while (at < triples.size() && triples[at].subject == triples[first].subject && triples[at].predicate == triples[first].predicate) ++at;
  if (at - first > 1) out.push_back('[');
  for (std::size_t i = first; i < at; ++i) {
    if (i > first) out += ", ";
    append_value(triples[i].object, key, out);
  }
  if (at - first > 1) out.push_back(']');
}

}  // namespace

void write_json_ld(const RdfDataset& dataset, Sink& sink) {
  const auto keys = keys_of(dataset.base());
  const std::string type_iri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  const Key type_key{"@type", "@id"};
  Pieces pieces(sink);
  pieces.text() += "{\n  \"@context\": " + json_ld_context(dataset.base(), "  ") + ",\n  \"@graph\": [";
  for (std::size_t document = 0; document < dataset.size(); ++document) {
    std::string& head = pieces.text();
    head += document ? ",\n    {\"@id\": " : "\n    {\"@id\": ";
    append_json_string(dataset.graph_iri(document), head);
    head += ", \"@graph\": [";
    const std::vector<RdfTriple> triples = dataset.triples(document);
    for (std::size_t at = 0; at < triples.size();) {
      std::string& out = pieces.text();
      out += at ? ",\n      {" : "\n      {";
      const std::string& subject = triples[at].subject;
      std::size_t end = at;
      std::size_t types = triples.size();
      for (; end < triples.size() && triples[end].subject == subject; ++end)
        if (triples[end].predicate == type_iri && types == triples.size()) types = end;
      // Readers that stream want the type first, then the id.
      if (types < triples.size()) {
        out += "\"@type\": ";
        append_values(triples, types, &type_key, out);
        out += ", ";
      }
      out += "\"@id\": ";
      append_json_string(subject, out);
      while (at < end) {
        const std::string& predicate = triples[at].predicate;
        if (predicate == type_iri) {
          ++at;
          continue;
        }
        const auto key = keys.find(predicate);
        out += ", ";
        append_json_string(key == keys.end() ? predicate : key->second.name, out);
        out += ": ";
        append_values(triples, at, key == keys.end() ? nullptr : &key->second, out);
      }
      out.push_back('}');
    }
    pieces.text() += "]}";
  }
  pieces.text() += "\n  ]\n}\n";
}

}  // namespace relata
