#include "tools/relata/language_server/features/file_context.h"

#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

// The one of that name in the symbol's pack, else any.
template <typename Each>
const Each* find_named(const SharedList<Each>& all, const RuleBase& base, const Symbol& symbol, SourceId (*source)(const Each&)) {
  const Each* found = nullptr;
  for (const Each& each : all) {
    if (each.name != symbol.name) continue;
    found = &each;
    if (canonical_path(base.packs[base.pack_of(source(each))].folder) == symbol.home) break;
  }
  return found;
}

}  // namespace

KeyOwner owner_of(FileKind kind) {
  return kind == FileKind::cases ? KeyOwner::case_file : kind == FileKind::pack ? KeyOwner::pack : KeyOwner::rule_file;
}

FileKind kind_of(const std::string& path) {
  if (path.ends_with("/pack.yaml")) return FileKind::pack;
  const std::string folder = pack_folder_of(path);
  return !folder.empty() && path.starts_with(folder + "/tests/") ? FileKind::cases : FileKind::rules;
}

const WordSet* find_set(const RuleBase& base, const Symbol& symbol) {
  return find_named<WordSet>(base.sets, base, symbol, [](const WordSet& each) { return each.source; });
}
const Family* find_family(const RuleBase& base, const Symbol& symbol) {
  return find_named<Family>(base.families, base, symbol, [](const Family& each) { return each.source; });
}
const Phrase* find_phrase(const RuleBase& base, const Symbol& symbol) {
  return find_named<Phrase>(base.phrases, base, symbol, [](const Phrase& each) { return each.pattern.source; });
}

const yaml::Node* find_written(const PackNames& names, const Symbol& symbol) {
  const char* section = symbol.kind == NameKind::set ? "sets" : symbol.kind == NameKind::family ? "families" : "phrases";
  for (const FilePointer& file : names.files) {
    if (file->kind != FileKind::rules || file->pack != symbol.home) continue;
    const yaml::Node* members = file->root.find(section);
    if (const yaml::Node* found = members ? members->find(symbol.name) : nullptr) return found;
  }
  return nullptr;
}

std::map<std::string, std::vector<std::string>> emitters(const PackNames& names) {
  std::map<std::string, std::vector<std::string>> rules;
  for (const FilePointer& file : names.files) {
    std::map<int, std::string> ids;
    for (const NameUse& use : file->uses)
      if (use.kind == NameKind::rule) ids[use.rule] = use.name;
    for (const NameUse& use : file->uses) {
      if (use.kind != NameKind::relation || use.declares || !ids.contains(use.rule)) continue;
      std::vector<std::string>& known = rules[use.name];
      if (known.empty() || known.back() != ids[use.rule]) known.push_back(ids[use.rule]);
    }
  }
  return rules;
}

const Rule* find_rule(const RuleBase& base, const std::string& pack, const std::string& id) {
  const Rule* found = nullptr;
  for (const Rule& rule : base.rules) {
    if (rule.id != id) continue;
    found = &rule;
    if (canonical_path(base.packs[rule.pack].folder) == pack) break;
  }
  return found;
}

}  // namespace relata::language_server
