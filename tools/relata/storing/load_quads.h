// N-Quads and N-Triples cut into pieces that a store takes one at a time.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/read/bytes.h"

namespace relata {

// What is sent in one request. A function of the file and the way of cutting: a load that is taken up again cuts the same.
struct Batch {
  std::string body;   // N-Quads; N-Triples where `by_graph`
  std::string graph;  // by_graph: its IRI, empty: the default graph; else the graph of the last quad
  std::size_t quads = 0;
  bool is_first = true;     // by_graph: of its graph in this file
  std::string fingerprint;  // of all lines up to its end
};

class QuadBatches {
 public:
  // by_graph: a batch is a run of quads of one graph, without the graph. Else of any graphs, some `most_bytes` long.
  QuadBatches(const std::string& path, bool by_graph, std::size_t most_bytes);
  // nullopt at the end, or where a line is none: see problem().
  [[nodiscard]] std::optional<Batch> next();
  [[nodiscard]] const std::string& problem() const { return problem_; }  // FILE:LINE: message; empty: none

 private:
  [[nodiscard]] bool read_line();  // into line_ and graph_
  void fail(std::string_view message);

  std::string path_;
  LineReader lines_;
  bool by_graph_;
  std::size_t most_bytes_;
  std::string problem_;
  std::string line_, graph_;  // read and not yet in a batch; line_ without its graph where by_graph
  bool waiting_ = false;
  std::size_t number_ = 0;
  std::set<std::string> graphs_;  // seen, as hashes
  std::string fingerprint_;
};

}  // namespace relata
