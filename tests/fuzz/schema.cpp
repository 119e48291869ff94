// A pack's own files: pack.yaml and a schema.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/diagnostics/render.h"
#include "engine/rules/load.h"
#include "engine/schema/load_schema.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

namespace {

// One folder a process, written anew for each input.
const std::filesystem::path& folder() {
  static const std::filesystem::path made = [] {
    const auto path = std::filesystem::temp_directory_path() / ("relata-fuzz-" + std::to_string(getpid()));
    std::filesystem::create_directories(path);
    std::atexit([] {
      std::error_code error;
      std::filesystem::remove_all(std::filesystem::temp_directory_path() / ("relata-fuzz-" + std::to_string(getpid())), error);
    });
    return path;
  }();
  return made;
}

void write(const char* name, std::string_view bytes) {
  std::ofstream(folder() / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

// Up to the first NUL it is pack.yaml, behind it the schema.
void take(std::string_view input) {
  const std::size_t cut = std::min(input.find('\0'), input.size());
  write("pack.yaml", input.substr(0, cut));
  write("schema.yaml", input.substr(std::min(cut + 1, input.size())));
  Diagnostics diagnostics;
  Schema schema;
  load_schema((folder() / "schema.yaml").string(), schema, diagnostics);
  const auto base = load_rule_base({folder().string()}, diagnostics);
  must(base || diagnostics.errors() > 0, "no packs without a diagnostic");
  (void)render_text(diagnostics, in_order(diagnostics));
}

}  // namespace relata::fuzz
