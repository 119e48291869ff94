#include <algorithm>

#include "engine/write/rdf_writers.h"

namespace relata {

namespace {

void append_iri(std::string_view iri, std::string& out) {
  out.push_back('<');
  out += iri;
  out.push_back('>');
}

void append_triple(const RdfTriple& triple, std::string& out) {
  append_iri(triple.subject, out);
  out.push_back(' ');
  append_iri(triple.predicate, out);
  out.push_back(' ');
  if (triple.object.is_iri) {
    append_iri(triple.object.value, out);
  } else {
    append_rdf_string(triple.object.value, out);
    if (!triple.object.datatype.empty()) {
      out += "^^";
      append_iri(triple.object.datatype, out);
    }
  }
  out.push_back(' ');
}

}  // namespace

void append_rdf_string(std::string_view text, std::string& out) {
  out.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (c == 0x7f)
      out += "\\u007F";
    else
      out.push_back(c);
  }
  out.push_back('"');
}

void write_nquads(const RdfDataset& dataset, Sink& sink) {
  Pieces pieces(sink);
  for (std::size_t document = 0; document < dataset.size(); ++document) {
    const std::string graph = dataset.graph_iri(document);
    for (const RdfTriple& triple : dataset.triples(document)) {
      std::string& out = pieces.text();
      append_triple(triple, out);
      append_iri(graph, out);
      out += " .\n";
    }
  }
}

void write_ntriples(const RdfDataset& dataset, Sink& sink) {
  std::vector<std::string> lines;
  for (std::size_t document = 0; document < dataset.size(); ++document)
    for (const RdfTriple& triple : dataset.triples(document)) {
      append_triple(triple, lines.emplace_back());
      lines.back() += ".\n";
    }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  Pieces pieces(sink);
  for (const std::string& line : lines) pieces.text() += line;
}

}  // namespace relata
