// A schema as RDF, in Turtle: its types and relations as OWL, and what data of it keep to as SHACL shapes.
#pragma once
#include <string>
#include <string_view>

#include "engine/schema/schema.h"

namespace relata {

// The prefixes of all RDF outputs, and those of RDFS and SHACL.
[[nodiscard]] std::string turtle_prefixes(std::string_view base);

// Entity types and all above them as classes; relations as properties with label, domain and range.
[[nodiscard]] std::string ontology_of(const Schema& schema);

// For each relation, of which types both of its ends are. Needs no inference: types are listed.
[[nodiscard]] std::string shapes_of(const Schema& schema);

}  // namespace relata
