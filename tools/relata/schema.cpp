#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tools/relata/commands.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// The source tree's schemas, else the installed ones.
std::filesystem::path schema_path(const std::string& file) {
  std::error_code error;
#ifdef RELATA_SOURCE_DIR
  if (const auto path = std::filesystem::path(RELATA_SOURCE_DIR) / "schemas" / file; std::filesystem::exists(path, error)) return path;
#endif
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share/relata/schemas" / file;
}

}  // namespace

int run_schema(const std::string& name) {
  const std::string file = name == "context" ? "context.jsonld" : name + ".schema.json";
  std::ifstream in(schema_path(file), std::ios::binary);
  if (!in) return complain(file + " can't be read"), refused;
  std::ostringstream text;
  text << in.rdbuf();
  const std::string bytes = text.str();
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  return done;
}

}  // namespace relata
