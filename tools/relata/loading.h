// Packs as commands load them, with what is wrong told on standard error.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"

namespace relata {

// nullopt if a pack isn't found or unreadable. What is wrong with single rules is told, and the rest is loaded.
[[nodiscard]] std::optional<RuleBase> load_for_use(const std::vector<std::string>& packs, Diagnostics& diagnostics);

// The schema of packs alone; no names: of all that are found. What is wrong is told; nullopt if a pack isn't found.
[[nodiscard]] std::optional<Schema> load_schema_of(const std::vector<std::string>& packs);

// Writes the errors from the `first` diagnostic on to standard error; warnings are for `relata check`. Returns how many there were.
std::size_t tell(const Diagnostics& diagnostics, std::size_t first = 0);

// Does the user mean a rule file, not a pack?
[[nodiscard]] bool names_rule_file(const std::string& target);

// Errors of the form "relata: MESSAGE" on standard error.
void complain(const std::vector<std::string>& problems);
void complain(const std::string& problem);

}  // namespace relata
