#include "engine/diagnostics/diagnostic.h"

#include <algorithm>
#include <filesystem>

namespace relata {

SourceId Diagnostics::add_source(std::string path, std::string bytes) {
  return add_source(std::make_shared<const SourceFile>(SourceFile{std::move(path), std::move(bytes)}));
}

SourceId Diagnostics::add_source(std::shared_ptr<const SourceFile> file) {
  sources_.push_back(std::move(file));
  return static_cast<SourceId>(sources_.size() - 1);
}

const std::string* Diagnostics::unsaved(const std::string& path) const {
  if (!unsaved_ || unsaved_->empty()) return nullptr;
  std::error_code error;
  const auto found = unsaved_->find(std::filesystem::weakly_canonical(path, error).generic_string());
  return error || found == unsaved_->end() ? nullptr : found->second.get();
}

std::size_t Diagnostics::errors() const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

}  // namespace relata
