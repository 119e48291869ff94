#include "tools/relata/explain_code.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/diagnostics/catalogue.h"
#include "engine/diagnostics/did_you_mean.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// The source tree's pages, else the installed ones.
std::filesystem::path page_of(const std::string& code) {
  std::error_code error;
#ifdef RELATA_SOURCE_DIR
  if (const auto path = std::filesystem::path(RELATA_SOURCE_DIR) / "docs/diagnostics" / (code + ".md");
      std::filesystem::exists(path, error))
    return path;
#endif
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share/relata/diagnostics" / (code + ".md");
}

}  // namespace

int explain_code(const std::string& code) {
  if (title_of(code).empty()) {
    std::vector<std::string> codes;
    for (const CatalogueEntry& entry : catalogue()) codes.emplace_back(entry.code);
    const std::string hint = suggestion(code, codes);
    complain("no diagnostic `" + code + "`" + (hint.empty() ? "" : "; " + hint));
    return refused;
  }
  std::ifstream in(page_of(code), std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (page.empty()) return complain("the page of " + code + " can't be read"), refused;
  std::fwrite(page.data(), 1, page.size(), stdout);
  return done;
}

}  // namespace relata
