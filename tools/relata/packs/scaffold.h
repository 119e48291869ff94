// What `relata new` writes: a pack whose tests pass, a rule with its tests.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace relata::scaffold {

// Path in the pack's folder, and text.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> pack(const std::string& name);
[[nodiscard]] std::string rule_file(const std::string& id, const std::string& relation);
// An item of `rules:`, whose dash stands behind `indent`; `relation` is one between agents.
[[nodiscard]] std::string rule(const std::string& id, const std::string& relation, const std::string& indent);

}  // namespace relata::scaffold
