#include "tools/relata/editing/replace_file.h"

#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

namespace relata {

bool replace_file(const std::string& path, const std::string& text) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error), part = fs::path(target.string() + ".part");
  if (error) return false;
  {
    std::ofstream out(part, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!out.flush()) return fs::remove(part, error), false;
  }
  fs::permissions(part, fs::status(target, error).permissions(), error);
  fs::rename(part, target, error);
  if (error) fs::remove(part, error);
  return !error;
}

}  // namespace relata
