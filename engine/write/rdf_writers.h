// The RDF outputs. N-Quads, TriG and JSON-LD hold the same graphs; N-Triples their union.
#pragma once
#include "engine/write/rdf_dataset.h"
#include "engine/write/sink.h"

namespace relata {

void write_nquads(const RdfDataset& dataset, Sink& sink);
void write_ntriples(const RdfDataset& dataset, Sink& sink);
void write_trig(const RdfDataset& dataset, Sink& sink);
void write_json_ld(const RdfDataset& dataset, Sink& sink);

// Appends a literal's text between quotes, escaped as canonical N-Quads have it.
void append_rdf_string(std::string_view text, std::string& out);

}  // namespace relata
