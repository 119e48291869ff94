// What was read of packs, used again while it still holds: their ground, the trees of rule files, their names, their rules.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/pack.h"
#include "engine/rules/parse_rule.h"
#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata {

struct KnownGround {
  std::string state;    // of its files
  std::string schemas;  // of those that are no lexicons
  SourceId first = 0;   // of them, in the diagnostics that they were read with
  std::vector<std::shared_ptr<const SourceFile>> sources;
  std::vector<Diagnostic> told;
  std::shared_ptr<const RuleBase> base;
};

// By path.
struct KnownTree {
  std::string bytes;
  std::shared_ptr<const yaml::Node> root;
};
using KnownTrees = std::map<std::string, KnownTree>;

// The tree of a file that declares names.
using NamedFrom = std::pair<std::shared_ptr<const yaml::Node>, SourceId>;

// Sets, families and phrases.
struct KnownVocabulary {
  std::vector<std::vector<NamedFrom>> read_from;  // by pack
  SharedList<WordSet> sets;
  SharedList<Family> families;
  SharedList<Phrase> phrases;
  LemmaTable lemmas;
  std::unordered_map<std::string, DeclaredWord> declared_words;  // by name
  std::vector<Diagnostic> told;
  bool is_stale = false;  // lexicons were read again since
};

// Of a file, as part of the pack.
struct KnownRules {
  std::shared_ptr<const yaml::Node> root;
  SourceId source = 0;
  std::uint32_t pack = 0;
  FileRules rules;
  std::vector<Diagnostic> told;
};

struct KnownFiles {
  KnownGround ground;
  KnownTrees trees;
  KnownVocabulary vocabulary;
  std::map<std::string, KnownRules> rules;
};

// The rule base of these packs. With `known`, what did not change since is not read again, the same rules are the same objects, and what
// is wrong with them is told all the same. `key` tells packs apart that have the same files.
[[nodiscard]] RuleBase load_base(const std::vector<Pack>& packs, KnownFiles* known, const std::string& key, Diagnostics& diagnostics);

}  // namespace relata
