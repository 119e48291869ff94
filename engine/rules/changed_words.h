// Sets, families and phrases that were read again: which of them are what they were, and which names mean something else now.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/rules/known_files.h"

namespace relata {

// Elements of `base` that are equal to those before, places included, become the same objects.
void share_vocabulary(const KnownVocabulary& before, RuleBase& base);

// Names of which rules may have to be read again, sorted; nullopt: any rule may. What was only moved in its file is not among them.
[[nodiscard]] std::optional<std::vector<std::string>> changed_words(const KnownVocabulary& before, const RuleBase& base);

// Does one of the names stand in the bytes of the file?
[[nodiscard]] bool may_name(const std::string& bytes, const std::vector<std::string>& names);

}  // namespace relata
