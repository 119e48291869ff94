// Packs from disk to the rule model: schemas, lexicons, vocabulary, rules. A broken part fails alone; diagnostics say why.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/pack.h"
#include "engine/rules/rule_base.h"

namespace relata {

// The packs (names or paths) with all that they require. nullopt only if one of them can't be found or its pack.yaml can't be read.
[[nodiscard]] std::optional<RuleBase> load_rule_base(const std::vector<std::string>& packs, Diagnostics& diagnostics);

// A rule file alone: as part of the pack whose folder holds it, with all that this pack holds; else as the only file of a pack that
// requires core and has diplomacy's schema. Diagnostics name it as `path` does: those of other files are the caller's to leave out.
[[nodiscard]] std::optional<RuleBase> load_rule_file(const std::string& path, Diagnostics& diagnostics);

namespace yaml {
struct Node;
}

// Trees of rule files by their paths, used again while the bytes are the same.
struct KnownTree {
  std::string bytes;
  std::shared_ptr<const yaml::Node> root;
};
using KnownTrees = std::map<std::string, KnownTree>;

// Loads rule files one after another as load_rule_file does; schemas and lexicons that they share are read once, and what is wrong with
// these is told with the first file alone. Of rule files those that have changed are read as YAML again.
class RuleFileLoader {
 public:
  [[nodiscard]] std::optional<RuleBase> load(const std::string& path, Diagnostics& diagnostics);

 private:
  std::string key_;  // tells which packs `ground_` belongs to
  std::shared_ptr<const RuleBase> ground_;
  KnownTrees trees_;
};

// Loads packs again and again while their rule files change; their schemas and lexicons are read once, and what is wrong with these is told
// the first time alone.
class PackLoader {
 public:
  explicit PackLoader(std::vector<std::string> packs) : packs_(std::move(packs)) {}
  [[nodiscard]] std::optional<RuleBase> load(Diagnostics& diagnostics);

 private:
  std::vector<std::string> packs_;
  std::shared_ptr<const RuleBase> ground_;
};

// The case files of a pack: texts, and all that the pack emits from them.
struct PackCase {
  std::string text, date, about, todo;
  std::vector<std::string> gives;  // empty: nothing
  SourceId source = 0;
  Span place;                      // of the text
  std::vector<Span> gives_places;  // one for each of `gives`, or one of the word for nothing
};
[[nodiscard]] std::vector<PackCase> load_cases(const PackInfo& pack, Diagnostics& diagnostics);

}  // namespace relata
