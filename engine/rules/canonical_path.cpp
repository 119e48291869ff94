#include "engine/rules/canonical_path.h"

#include <filesystem>

namespace relata {

std::string canonical_path(const std::string& path) {
  std::error_code error;
  const auto found = std::filesystem::weakly_canonical(path, error);
  return error ? path : found.string();
}

}  // namespace relata
