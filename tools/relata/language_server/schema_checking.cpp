#include "tools/relata/language_server/schema_checking.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/rules/pack.h"
#include "engine/schema/load_schema.h"
#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

bool has_key(const std::string& text, const std::string& key) {
  return text.starts_with(key + ":") || text.find("\n" + key + ":") != std::string::npos;
}

// A pack, and the schemas it stands on in the order of their packs; none if it doesn't name `path`.
struct SchemaUser {
  std::string folder;
  std::vector<std::string> schemas;
};
SchemaUser user_in(const std::string& pack, const std::string& path) {
  Diagnostics unheard;
  const auto packs = load_packs({pack}, unheard);
  SchemaUser user;
  if (packs)
    for (const Pack& each : *packs)
      for (const std::string& schema : each.schemas) user.schemas.push_back(canonical_path(schema));
  if (std::find(user.schemas.begin(), user.schemas.end(), path) == user.schemas.end()) return {};
  user.folder = canonical_path(packs->back().folder);
  return user;
}

// Folders of packs that may name a schema: the one it lies in, those of a `rules` folder beside the schema's, and those known by name.
std::vector<std::string> packs_near(const std::string& path) {
  std::vector<std::string> packs;
  for (auto folder = std::filesystem::path(path).parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
    std::error_code unread;
    if (!std::filesystem::is_regular_file(folder / "pack.yaml", unread)) continue;
    packs.push_back(folder.generic_string() + "/");
    break;
  }
  const auto rules = std::filesystem::path(path).parent_path().parent_path() / "rules";
  std::error_code error;
  for (std::filesystem::directory_iterator at(rules, error), end; !error && at != end; at.increment(error))
    packs.push_back(at->path().generic_string() + "/");
  std::sort(packs.begin(), packs.end());
  for (const std::string& name : pack_names()) packs.push_back(name);
  return packs;
}

SchemaUser user_of(const std::string& path) {
  for (const std::string& pack : packs_near(path))
    if (SchemaUser user = user_in(pack, path); !user.schemas.empty()) return user;
  return {};
}

}  // namespace

std::string pack_of_schema(const std::string& path) {
  return user_of(path).folder;
}

bool reads_as_schema(const std::string& text) {
  for (const char* key : {"rules", "families", "sets", "phrases", "layer", "cases"})
    if (has_key(text, key)) return false;
  return has_key(text, "types") || has_key(text, "relations");
}

void check_schema(const std::string& path, Diagnostics& diagnostics) {
  std::vector<std::string> schemas = user_of(path).schemas;
  if (schemas.empty()) schemas.push_back(path);
  Schema schema;
  std::set<std::string> loaded;
  for (const std::string& each : schemas)
    if (loaded.insert(each).second) load_schema(each, schema, diagnostics);
}

}  // namespace relata::language_server
