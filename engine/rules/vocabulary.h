// Sets, families and phrases of rule files: what `<name>` can stand for (codes R02x to R04x).
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"
#include "engine/yaml/yaml.h"

namespace relata {

// A rule file as it was read; lives while rules are loaded.
struct RuleFile {
  SourceId source = 0;
  std::uint32_t pack = 0;  // index into RuleBase::packs
  std::shared_ptr<const yaml::Node> root;
};

// Adds the sets, families and phrases of all files to `base`, whose lexicon is frozen. What is broken is reported and left out; lemmas are
// interned. The words of a family's verb behind its lemma: the last one is the preposition before the object if no lexicon knows it
// but as a word that stays text (closed classes), the others and open-class words are fixed.
void read_vocabulary(const std::vector<RuleFile>& files, RuleBase& base, Diagnostics& diagnostics);

// One item of a family's `verbs:` or `nouns:`; `(into)` and `a|b` among the words give several verbs.
[[nodiscard]] std::vector<FamilyVerb> parse_family_verb(const yaml::Node& item, SourceId source, RuleBase& base, Diagnostics& diagnostics);
[[nodiscard]] std::vector<FamilyNoun> parse_family_noun(const yaml::Node& item, SourceId source, RuleBase& base, Diagnostics& diagnostics);

}  // namespace relata
