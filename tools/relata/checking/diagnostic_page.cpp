#include "tools/relata/checking/diagnostic_page.h"

#include <filesystem>

namespace relata {

std::string page_of(const std::string& code) {
  std::error_code error;
#ifdef RELATA_SOURCE_DIR
  if (const auto path = std::filesystem::path(RELATA_SOURCE_DIR) / "docs/diagnostics" / (code + ".md");
      std::filesystem::exists(path, error))
    return path.generic_string();
#endif
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share/relata/diagnostics" / (code + ".md")).generic_string();
}

}  // namespace relata
