// One rule file's rules -> the typed rule model (codes R0xx; patterns P0xx, actions E0xx, tests T0xx).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule.h"
#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata {

// Reads one item of `rules:`. A rule with any mistake outside its tests is nullopt: it fails alone, and the diagnostics say why.
[[nodiscard]] std::optional<Rule> parse_rule(const yaml::Node& node, SourceId source, std::uint32_t pack, const std::string& layer,
                                             const RuleBase& base, Diagnostics& diagnostics);

// The sound rules of a rule file.
struct FileRules {
  std::vector<std::shared_ptr<const Rule>> rules;
  std::size_t broken = 0;  // left out
};

// Layers, sets, families, phrases, lexicons and the schema of `base` must be complete. The file's other keys are not looked at.
[[nodiscard]] FileRules parse_rule_file(const yaml::Node& root, SourceId source, std::uint32_t pack, const RuleBase& base,
                                        Diagnostics& diagnostics);

// Adds the rules of one file after another to `base`, pack by pack; one whose id an earlier rule of its pack has is broken (R007).
class RuleCollector {
 public:
  RuleCollector(RuleBase& base, Diagnostics& diagnostics) : base_(base), diagnostics_(diagnostics) {}
  void add(const FileRules& file);

 private:
  RuleBase& base_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, const Rule*> ids_;  // of pack `pack_`
  std::uint32_t pack_ = 0;
};

}  // namespace relata
