#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tools/relata/explaining/steps/sentence_steps.h"

namespace relata {
namespace {

using nlohmann::ordered_json;

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string match_text(const StepMatch& match) {
  std::string out = fmt::format("   {} {:<28} \"{}\"\n", match.fate == Fate::acted ? '+' : '-', match.rule, match.words);
  for (const StepMatch::Slot& slot : match.slots) out += fmt::format("       {} = {}\n", slot.name, slot.words);
  for (const std::string& each : match.wrote) out += fmt::format("     => {}\n", each);
  if (!match.why.empty())
    out += fmt::format("     {}{}\n", match.fate == Fate::acted ? "" : std::string(name_of(match.fate)) + ": ", match.why);
  return out;
}

}  // namespace

std::string to_text(const SentenceSteps& steps) {
  std::string out = fmt::format("{}: {}\n", steps.document, steps.sentence);
  std::size_t number = 0;
  for (const SentenceStep& step : steps.steps) {
    out += fmt::format("{:>2} layer {}{}\n", ++number, step.layer, step.reading ? fmt::format(", reading {}", step.reading) : "");
    if (step.reading) out += fmt::format("     {}\n", cells_text(step.before));
    for (const StepMatch& match : step.matches) out += match_text(match);
    if (!step.unmatched.empty()) out += fmt::format("     called for by the verb, match nowhere: {}\n", listed(step.unmatched));
    if (!step.after.empty()) out += fmt::format("     tape {}\n", cells_text(step.after));
  }
  if (!steps.silent.empty()) out += fmt::format("   nothing happened in: {}\n", listed(steps.silent));
  out += steps.statements.empty() ? "   no statement\n" : "";
  for (const std::string& each : steps.statements) out += fmt::format("   statement {}\n", each);
  return out;
}

std::string to_json(const SentenceSteps& steps) {
  ordered_json out = {{"document", steps.document}, {"sentence", steps.sentence}, {"steps", ordered_json::array()}};
  for (const SentenceStep& step : steps.steps) {
    ordered_json one = {{"layer", step.layer}};
    if (step.reading) one["reading"] = step.reading;
    one["before"] = cells_json(step.before);
    one["matches"] = ordered_json::array();
    for (const StepMatch& match : step.matches) {
      ordered_json slots = ordered_json::object();
      for (const StepMatch::Slot& slot : match.slots) slots[slot.name] = slot.words;
      one["matches"].push_back({{"rule", match.rule},
                                {"place", match.place},
                                {"pattern", match.pattern},
                                {"words", match.words},
                                {"slots", slots},
                                {"fate", name_of(match.fate)},
                                {"why", match.why},
                                {"wrote", match.wrote}});
    }
    one["unmatched"] = step.unmatched;
    if (!step.after.empty()) one["after"] = cells_json(step.after);
    out["steps"].push_back(std::move(one));
  }
  out["silent"] = steps.silent;
  out["statements"] = steps.statements;
  return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace relata
