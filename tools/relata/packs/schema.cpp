#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "engine/write/ontology.h"
#include "engine/write/rdf_terms.h"
#include "engine/write/write_outputs.h"
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

std::optional<std::string> contents(const std::string& file) {
  std::ifstream in(schema_path(file), std::ios::binary);
  if (!in) return complain(file + " can't be read"), std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

int run_schema(const SchemaOptions& options) {
  std::vector<std::string> problems;
  const auto base = checked_base(options.base.empty() ? std::string(default_base) : options.base, problems);
  if (!base) return complain(problems), refused;
  const bool is_ontology = options.name == "ontology";
  std::optional<std::string> text;
  if (options.name == "context") {
    text = "{\n  \"@context\": " + json_ld_context(*base, "  ") + "\n}\n";
  } else if (is_ontology || options.name == "shapes") {
    text = contents(is_ontology ? "terms.ttl" : "terms-shapes.ttl");
    const auto schema = load_schema_of(options.packs);
    if (!schema) return refused;
    if (text) text = turtle_prefixes(*base) + "\n" + *text + (is_ontology ? ontology_of(*schema) : shapes_of(*schema));
  } else {
    text = contents(options.name + ".schema.json");
  }
  if (!text) return refused;
  std::fwrite(text->data(), 1, text->size(), stdout);
  return done;
}

}  // namespace relata
