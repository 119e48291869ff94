// All outputs of a run: each is written to a temporary beside its target, and all appear at the end, or none does.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/write/output_formats.h"
#include "engine/write/sink.h"

namespace relata {

struct OutputRequest {
  std::string path;    // "-": standard output
  std::string format;  // for standard output: a format's ending, with or without its dot
  bool texts = false;  // a file of kept texts (OutputKind::texts), whatever its ending
};

// Removes the temporaries of all open sets. May be called from a signal handler.
void remove_temporary_outputs() noexcept;

class OutputSet {
 public:
  // Opens all temporaries. What can't be is a problem each, and then nothing is left behind and the set is empty.
  OutputSet(const std::vector<OutputRequest>& requests, std::vector<std::string>& problems);
  ~OutputSet();  // removes what was not committed
  OutputSet(OutputSet&&) noexcept;
  OutputSet& operator=(OutputSet&&) noexcept;

  [[nodiscard]] bool wants(OutputKind kind) const;
  [[nodiscard]] bool wants_graph() const;  // some output shows nodes and edges
  [[nodiscard]] bool wants_rdf() const;
  // All outputs of a kind, in the order of the requests; for CSV `second` gives the edges, else the nodes.
  [[nodiscard]] std::vector<Sink*> sinks(OutputKind kind, bool second = false) const;
  // Writes to all outputs of a kind: the streams grow while a run goes on.
  void write(OutputKind kind, std::string_view bytes);

  // Closes and renames all; false with the problems where one failed, and then the old files are as they were.
  [[nodiscard]] bool commit(std::vector<std::string>& problems);
  [[nodiscard]] std::vector<std::string> paths() const;  // of the files that commit() makes

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace relata
