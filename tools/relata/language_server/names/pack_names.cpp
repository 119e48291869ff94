#include "tools/relata/language_server/names/pack_names.h"

#include <fstream>
#include <set>

#include "tools/relata/language_server/schema_checking.h"
#include "tools/relata/language_server/tolerant/reading.h"
#include "tools/relata/language_server/uri.h"

namespace fs = std::filesystem;

namespace relata::language_server {
namespace {

std::shared_ptr<const std::string> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return nullptr;
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

// The pack with those that it requires; that of a file without one is the language it would be read with.
std::vector<Pack> packs_of(const std::string& folder) {
  Diagnostics unheard;
  auto packs = load_packs({folder.empty() ? std::string("core") : folder + "/"}, unheard);
  return packs ? std::move(*packs) : std::vector<Pack>();
}

// Packs in the folder that holds this one's.
std::vector<std::string> neighbours_of(const std::string& folder) {
  std::vector<std::string> folders;
  std::error_code error;
  for (fs::directory_iterator at(fs::path(folder).parent_path(), error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (fs::is_regular_file(at->path() / "pack.yaml", ignored)) folders.push_back(canonical_path(at->path().generic_string()));
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace

FilePointer PackNames::file(const std::string& path) const {
  for (const FilePointer& each : files)
    if (each->path == path) return each;
  return nullptr;
}

void PackNames::add_declarations() {
  for (const FilePointer& each : files)
    for (const NameUse& use : each->uses) {
      if (!use.declares) continue;
      if (use.kind == NameKind::relation) relations_[use.name] = true;
      if (use.kind == NameKind::set || use.kind == NameKind::family || use.kind == NameKind::phrase)
        vocabulary_.try_emplace({each->pack, use.name}, use.kind);
    }
}

std::optional<Symbol> PackNames::meaning(const FileNames& file, const NameUse& use) const {
  switch (use.kind) {
    case NameKind::type:
    case NameKind::relation:
    case NameKind::layer:
      return Symbol{use.kind, use.name, ""};
    case NameKind::told:
      if (!relations_.contains(use.name)) return std::nullopt;
      return Symbol{NameKind::relation, use.name, ""};
    case NameKind::rule:
    case NameKind::set:
    case NameKind::family:
    case NameKind::phrase:
      return Symbol{use.kind, use.name, file.pack};
    case NameKind::slot:
      return Symbol{use.kind, use.name, file.path + "#" + std::to_string(use.rule)};
    case NameKind::word:
    case NameKind::set_item:
      break;
  }
  if (const auto packs = required.find(file.pack); packs != required.end())
    for (const std::string& pack : packs->second)
      if (const auto found = vocabulary_.find({pack, use.name});
          found != vocabulary_.end() && (use.kind == NameKind::word || found->second == NameKind::set))
        return Symbol{found->second, use.name, pack};
  if (use.kind == NameKind::set_item) return std::nullopt;
  return Symbol{NameKind::word, use.name, ""};
}

FilePointer PackNamesReader::read(const std::string& path, FileKind kind, const std::string& pack, const OpenDocuments& open) {
  const DocumentPointer document = open.find_path(path);
  std::error_code error;
  const auto changed = document ? fs::file_time_type() : fs::last_write_time(path, error);
  Kept& kept = kept_[path];
  if (kept.file && kept.document == document && kept.changed == changed && kept.file->kind == kind) return kept.file;
  auto file = std::make_shared<FileNames>();
  file->path = path;
  file->kind = kind;
  file->pack = pack;
  file->text = document ? std::shared_ptr<const std::string>(document, &document->text) : bytes_of(path);
  if (!file->text) return nullptr;
  if (kind != FileKind::lexicon) file->root = read_tolerantly(*file->text);
  file->uses = name_uses(kind, file->root, *file->text);
  kept = {file, changed, document};
  return file;
}

PackNames PackNamesReader::around(const std::string& path, const OpenDocuments& open, bool lexicons) {
  PackNames names;
  names.units = open.units();
  std::string home = pack_folder_of(path);
  if (home.empty()) home = pack_of_schema(path);
  std::set<std::string> seen;
  const auto add = [&](const std::string& file, FileKind kind, const std::string& pack) {
    const std::string canonical = canonical_path(file);
    if (!seen.insert(canonical).second) return;
    if (FilePointer read_file = read(canonical, kind, pack, open)) names.files.push_back(std::move(read_file));
  };
  const auto add_packs = [&](const std::string& folder, bool only_with_home) {
    const std::vector<Pack> packs = packs_of(folder);
    bool with_home = false;
    for (const Pack& pack : packs) with_home = with_home || canonical_path(pack.folder) == home;
    if (only_with_home && !with_home) return;
    std::vector<std::string> nearest;
    for (auto pack = packs.rbegin(); pack != packs.rend(); ++pack) nearest.push_back(canonical_path(pack->folder));
    for (const Pack& pack : packs) {
      const std::string in = canonical_path(pack.folder);
      add(pack.folder + "/pack.yaml", FileKind::pack, in);
      for (const std::string& schema : pack.schemas) add(schema, FileKind::schema, "");
      for (const std::string& file : pack.rule_files) add(file, FileKind::rules, in);
      for (const std::string& file : pack.case_files) add(file, FileKind::cases, in);
      if (lexicons)
        for (const std::string& file : pack.lexicons) add(file, FileKind::lexicon, in);
    }
    if (!nearest.empty()) names.required[nearest.front()] = nearest;
    if (folder.empty()) names.required[""] = nearest;
  };
  add_packs(home, false);
  if (!home.empty())
    for (const std::string& neighbour : neighbours_of(home)) add_packs(neighbour, true);
  // A file of no pack, or one that is not on disk yet.
  if (!names.file(path)) add(path, FileKind::rules, home);
  names.add_declarations();
  return names;
}

}  // namespace relata::language_server
