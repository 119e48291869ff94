// The rules that came nearest to making a statement of a sentence.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tools/probes/probe_base.h"

namespace relata {

struct NearRule {
  std::string rule, place;  // "diplomacy/met", FILE:LINE:COLUMN of what failed
  std::string parts;        // of its pattern, that matched; empty: none
  std::string words;        // of the text, that they took
  std::string failed;       // the first part that failed, or the condition that turned the match away
  std::string explanation;
  std::string found;  // what stands where that part was sought: "the crew|Noun,Noun.singular"; empty: not known, or the clause ends there
};

// At most three of `rules`, those that took the most of the text first. `probes` must hold the prefixes of the rules (prefixes_of).
[[nodiscard]] std::vector<NearRule> nearest_rules(const Probes& probes, const std::vector<RuleId>& rules, const Document& document,
                                                  std::uint32_t sentence, const Trial& trial, const Diagnostics& sources);

[[nodiscard]] std::string to_text(const std::vector<NearRule>& nearest);
[[nodiscard]] nlohmann::ordered_json to_json(const std::vector<NearRule>& nearest);
[[nodiscard]] std::string to_html(const std::vector<NearRule>& nearest);

}  // namespace relata
