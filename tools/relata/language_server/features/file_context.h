// What a request is about: the open text, its tree, the names of its pack and the last sound reading of that pack.
#pragma once
#include "tools/relata/language_server/checking.h"
#include "tools/relata/language_server/names/pack_names.h"
#include "tools/relata/language_server/tolerant/location.h"

namespace relata::language_server {

struct FileContext {
  DocumentPointer document;
  FileKind kind = FileKind::rules;
  yaml::Node root;  // of the document as it stands
  std::shared_ptr<const PackNames> names;
  std::shared_ptr<const RuleBase> base;  // nullptr before the first check
  bool snippets = false;                 // the client takes completions with places to fill in
};

[[nodiscard]] KeyOwner owner_of(FileKind kind);
// The kind by place alone: pack.yaml, below tests/, else rules.
[[nodiscard]] FileKind kind_of(const std::string& path);

// Those of the rule base that the symbol stands for; nullptr if it has none.
[[nodiscard]] const WordSet* find_set(const RuleBase& base, const Symbol& symbol);
[[nodiscard]] const Family* find_family(const RuleBase& base, const Symbol& symbol);
[[nodiscard]] const Phrase* find_phrase(const RuleBase& base, const Symbol& symbol);
// What stands behind the name where it is declared: of sets, families and phrases.
[[nodiscard]] const yaml::Node* find_written(const PackNames& names, const Symbol& symbol);
// Relation -> the ids of the rules that emit it, sound or not.
[[nodiscard]] std::map<std::string, std::vector<std::string>> emitters(const PackNames& names);
[[nodiscard]] const Rule* find_rule(const RuleBase& base, const std::string& pack, const std::string& id);

}  // namespace relata::language_server
