#include "engine/rules/load.h"

#include <algorithm>
#include <filesystem>

#include "engine/diagnostics/report.h"
#include "engine/model/date.h"
#include "engine/rules/canonical_path.h"
#include "engine/rules/keys.h"
#include "engine/rules/known_files.h"
#include "engine/yaml/expect.h"

namespace fs = std::filesystem;

namespace relata {
namespace {

// A file that an editor has not saved yet is in no listing of its folder.
void add_unsaved_file(const std::string& path, const std::string& file, Pack& pack, const Diagnostics& diagnostics) {
  std::error_code error;
  const bool is_rule_file = file.ends_with(".yaml") && !file.ends_with("/pack.yaml") && !file.starts_with(pack.folder + "/tests/");
  if (!is_rule_file || !diagnostics.unsaved(path) || fs::exists(file, error)) return;
  pack.rule_files.insert(std::upper_bound(pack.rule_files.begin(), pack.rule_files.end(), path), path);
}

// The packs that a rule file is read with: that whose folder holds it, or one of this file alone. Its path is as named.
std::optional<std::vector<Pack>> packs_around(const std::string& path, Diagnostics& diagnostics) {
  const std::string file = canonical_path(path);
  std::error_code error;
  for (fs::path folder = fs::path(file).parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "pack.yaml", error)) {
      auto packs = load_packs({folder.generic_string() + "/"}, diagnostics);
      if (!packs) return std::nullopt;
      for (Pack& pack : *packs)
        for (std::string& each : pack.rule_files)
          if (canonical_path(each) == file) each = path;
      add_unsaved_file(path, file, packs->back(), diagnostics);
      return packs;
    }
    if (folder == folder.root_path()) break;
  }
  auto packs = load_packs({"core"}, diagnostics);
  if (!packs) return std::nullopt;
  Pack alone;
  alone.name = fs::path(path).stem().string();
  alone.version = "0";
  alone.language = packs->back().language;
  // Diplomacy's own rules stay out: its schema alone is lent.
  Diagnostics unheard;
  if (const auto diplomacy = load_packs({"diplomacy"}, unheard)) alone.schemas = diplomacy->back().schemas;
  alone.folder = fs::path(file).parent_path().generic_string();
  alone.rule_files = {path};
  packs->push_back(std::move(alone));
  return packs;
}

}  // namespace

std::optional<RuleBase> load_rule_base(const std::vector<std::string>& packs, Diagnostics& diagnostics) {
  const auto loaded = load_packs(packs, diagnostics);
  if (!loaded) return std::nullopt;
  return load_base(*loaded, nullptr, {}, diagnostics);
}

PackLoader::PackLoader(std::vector<std::string> packs) : packs_(std::move(packs)), known_(std::make_unique<KnownFiles>()) {}
PackLoader::~PackLoader() = default;

std::optional<RuleBase> PackLoader::load(Diagnostics& diagnostics) {
  const auto loaded = load_packs(packs_, diagnostics);
  if (!loaded) return std::nullopt;
  return load(*loaded, diagnostics);
}

RuleBase PackLoader::load(const std::vector<Pack>& packs, Diagnostics& diagnostics) {
  return load_base(packs, known_.get(), {}, diagnostics);
}

RuleFileLoader::RuleFileLoader() : known_(std::make_unique<KnownFiles>()) {}
RuleFileLoader::~RuleFileLoader() = default;

std::optional<RuleBase> RuleFileLoader::load(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (!diagnostics.unsaved(path) && !fs::is_regular_file(path, error)) {
    report(diagnostics, "K007", diagnostics.add_source(path, ""), {0, 0}, "`" + path + "` can't be read");
    return std::nullopt;
  }
  const auto packs = packs_around(path, diagnostics);
  if (!packs) return std::nullopt;
  // A pack of one file has no schemas and lexicons of its own: any two of them stand on the same ground.
  std::string key;
  for (const Pack& pack : *packs) key += (pack.rule_files == std::vector{path} ? "alone" : pack.folder) + "\n";
  return load_base(*packs, known_.get(), key, diagnostics);
}

std::optional<RuleBase> load_rule_file(const std::string& path, Diagnostics& diagnostics) {
  return RuleFileLoader().load(path, diagnostics);
}

}  // namespace relata
