#include "engine/write/ontology.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/resolve/across_vocabulary.h"
#include "engine/write/iri.h"
#include "engine/write/rdf_terms.h"
#include "engine/write/rdf_writers.h"

namespace relata {

namespace {

[[nodiscard]] std::string relation_name(const Relation& relation) {
  if (is_absolute_iri(relation.iri)) return "<" + relation.iri + ">";
  return "r:" + iri_segment(relation.name);
}

[[nodiscard]] std::string type_name(const Type& type) {
  return "t:" + iri_segment(type.name);
}

[[nodiscard]] std::string quoted(std::string_view text) {
  std::string out;
  append_rdf_string(text, out);
  return out;
}

[[nodiscard]] bool is_node_type(const Type& type) {
  return type.in_output && !is_value_type(type.name);
}

// Types that nodes have, and all above them.
[[nodiscard]] std::vector<TypeId> classes_of(const Schema& schema) {
  std::vector<TypeId> out;
  for (std::size_t id = 0; id < schema.types().size(); ++id) {
    const auto type = static_cast<TypeId>(id);
    for (std::size_t sub = 0; sub < schema.types().size(); ++sub)
      if (is_node_type(schema.types()[sub]) && schema.is_a(static_cast<TypeId>(sub), type)) {
        out.push_back(type);
        break;
      }
  }
  return out;
}

// "( [ sh:class t:Person ] [ sh:class t:Country ] )": the types of nodes that are a `type`.
[[nodiscard]] std::string one_of(const Schema& schema, TypeId type) {
  std::string out = "(";
  for (std::size_t sub = 0; sub < schema.types().size(); ++sub)
    if (is_node_type(schema.types()[sub]) && schema.is_a(static_cast<TypeId>(sub), type))
      out += fmt::format(" [ sh:class {} ]", type_name(schema.types()[sub]));
  return out + " )";
}

[[nodiscard]] bool has_values(const Schema& schema, const Relation& relation) {
  return is_value_type(schema.type(relation.to).name);
}

}  // namespace

std::string turtle_prefixes(std::string_view base) {
  auto namespaces = rdf_namespaces(base);
  std::string out;
  for (const auto& [prefix, iri] : namespaces) out += fmt::format("@prefix {}: <{}> .\n", prefix, iri);
  out += "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n";
  return out + fmt::format("@base <{}ns> .\n", base);
}

std::string ontology_of(const Schema& schema) {
  std::string out;
  for (const TypeId id : classes_of(schema)) {
    const Type& type = schema.type(id);
    out += fmt::format("\n{} a owl:Class ; rdfs:label {}", type_name(type), quoted(type.name));
    for (const TypeId parent : type.parents) out += fmt::format(" ; rdfs:subClassOf {}", type_name(schema.type(parent)));
    out += " .";
  }
  out += "\n";
  for (const Relation& relation : schema.relations()) {
    const bool values = has_values(schema, relation);
    out += fmt::format("\n{} a owl:{}Property{} ; rdfs:label {} ;\n  rdfs:domain {}", relation_name(relation),
                       values ? "Datatype" : "Object", relation.symmetric ? " , owl:SymmetricProperty" : "",
                       quoted(relation.label.empty() ? relation.name : relation.label), type_name(schema.type(relation.from)));
    if (!values) out += fmt::format(" ; rdfs:range {}", type_name(schema.type(relation.to)));
    out += " .";
  }
  return out + "\n";
}

std::string shapes_of(const Schema& schema) {
  std::string out;
  for (const Relation& relation : schema.relations()) {
    out += fmt::format("\nk:{}Shape a sh:NodeShape ; sh:targetSubjectsOf {} ; sh:or {}", iri_segment(relation.name),
                       relation_name(relation), one_of(schema, relation.from));
    out += has_values(schema, relation)
               ? fmt::format(" ;\n  sh:property [ sh:path {} ; sh:nodeKind sh:Literal ] .", relation_name(relation))
               : fmt::format(" ;\n  sh:property [ sh:path {} ; sh:or {} ] .", relation_name(relation), one_of(schema, relation.to));
  }
  return out + "\n";
}

}  // namespace relata
