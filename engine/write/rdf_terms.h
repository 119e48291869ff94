// The words that the RDF outputs are written with: namespaces, and the keys that JSON-LD has for them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace relata {

inline constexpr std::string_view default_base = "https://example.org/relata/";

struct RdfNamespace {
  std::string_view prefix;
  std::string iri;  // of the base, or fixed
};
// With the base's own: k (terms), e (entities), ev (events), st (statements), m (evidence), d (documents), t (types), r (relations).
[[nodiscard]] std::vector<RdfNamespace> rdf_namespaces(std::string_view base);

// A predicate: prefix and name, and the datatype of its values ("@id": they are IRIs; empty: plain strings).
struct RdfTerm {
  std::string_view prefix, name, datatype;
};
[[nodiscard]] const std::vector<RdfTerm>& rdf_terms();

// The JSON-LD context as one JSON object; lines after the first begin with `indent`.
[[nodiscard]] std::string json_ld_context(std::string_view base, std::string_view indent = "");

}  // namespace relata
