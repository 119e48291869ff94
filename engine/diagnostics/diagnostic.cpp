#include "engine/diagnostics/diagnostic.h"

#include <algorithm>

namespace relata {

SourceId Diagnostics::add_source(std::string path, std::string bytes) {
  sources_.push_back({std::move(path), std::move(bytes)});
  return static_cast<SourceId>(sources_.size() - 1);
}

std::size_t Diagnostics::errors() const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

}  // namespace relata
