// Packs from disk to the rule model: schemas, lexicons, vocabulary, rules. A broken part fails alone; diagnostics say why.
#pragma once
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

struct KnownFiles;

// Loads rule files one after another as load_rule_file does. What did not change since it was last read, of the file or of any other, is
// not read again, and rules that did not change are the same objects; what is wrong with them is told each time.
class RuleFileLoader {
 public:
  RuleFileLoader();
  ~RuleFileLoader();
  [[nodiscard]] std::optional<RuleBase> load(const std::string& path, Diagnostics& diagnostics);

 private:
  std::unique_ptr<KnownFiles> known_;
};

// The same for packs, as load_rule_base does.
class PackLoader {
 public:
  explicit PackLoader(std::vector<std::string> packs);
  ~PackLoader();
  [[nodiscard]] std::optional<RuleBase> load(Diagnostics& diagnostics);
  // The same where load_packs has given the packs, with these diagnostics.
  [[nodiscard]] RuleBase load(const std::vector<Pack>& packs, Diagnostics& diagnostics);

 private:
  std::vector<std::string> packs_;
  std::unique_ptr<KnownFiles> known_;
};

}  // namespace relata
