#include "tools/relata/explaining/nearest_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/diagnostics/position.h"
#include "tools/probes/standstill.h"
#include "tools/probes/why_not.h"
#include "tools/relata/explaining/drawn_sentence.h"
#include "tools/relata/explaining/page.h"

namespace relata {

using nlohmann::ordered_json;

constexpr std::size_t most_rules_told = 3;

std::vector<NearRule> nearest_rules(const Probes& probes, const std::vector<RuleId>& rules, const Document& document,
                                    std::uint32_t sentence, const Trial& trial, const Diagnostics& sources) {
  const RuleBase& base = *probes.extractor.base;
  // What rules did inside this sentence, the farthest first.
  Trial here;
  here.result.resolution.decisions = trial.result.resolution.decisions;
  here.trace.mentions = trial.trace.mentions;
  for (const MatchAttempt& attempt : trial.trace.attempts)
    if (document.sentences[sentence].span.contains(attempt.document)) here.trace.attempts.push_back(attempt);
  std::vector<WhyNot> answers;
  for (const RuleId rule : rules) answers.push_back(why_not(probes, rule, document.text, here, sources));
  std::stable_sort(answers.begin(), answers.end(), [](const WhyNot& a, const WhyNot& b) {
    return std::tuple(a.matched, a.text.size()) > std::tuple(b.matched, b.text.size());
  });
  const std::vector<Standstill> stills = standstills(probes, rules, trial, document, sentence);
  const auto found_by = [&](const WhyNot& why) {
    for (const Standstill& still : stills)
      if (still.rule == why.rule && still.pattern == why.pattern && !why.matched && !why.text.empty() && !still.found.words.empty())
        return on_one_line(still.found.words) + (still.found.types.empty() ? "" : "|" + still.found.types);
    return std::string();
  };
  Positions positions(sources);
  std::vector<NearRule> nearest;
  for (std::size_t i = 0; i < answers.size() && i < most_rules_told; ++i) {
    const WhyNot& why = answers[i];
    const Rule& rule = base.rules[why.rule];
    const Position at = positions.of(rule.source, why.place.begin);
    nearest.push_back({base.packs[rule.pack].name + "/" + rule.id,
                       sources.source(rule.source).path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column), why.parts,
                       why.text, why.failed, why.explanation, found_by(why)});
  }
  return nearest;
}

std::string to_text(const std::vector<NearRule>& nearest) {
  std::string out;
  for (const NearRule& near : nearest) {
    out += fmt::format("  {}\n", near.rule);
    if (!near.words.empty()) out += fmt::format("    `{}` matched \"{}\"\n", near.parts, near.words);
    out += fmt::format("    {}\n", near.explanation);
    if (!near.found.empty()) out += fmt::format("    there stands {}\n", near.found);
    out += fmt::format("    {}: {}\n", near.place, near.failed);
  }
  return out;
}

ordered_json to_json(const std::vector<NearRule>& nearest) {
  ordered_json out = ordered_json::array();
  for (const NearRule& near : nearest)
    out.push_back({{"rule", near.rule},
                   {"parts", near.parts},
                   {"words", near.words},
                   {"explanation", near.explanation},
                   {"place", near.place},
                   {"failed", near.failed},
                   {"found", near.found}});
  return out;
}

std::string to_html(const std::vector<NearRule>& nearest) {
  const auto code = [](const std::string& text) { return "<code>" + html_text(text) + "</code>"; };
  std::string out = html_heading("The nearest rules") + "<table>\n";
  for (const NearRule& near : nearest) {
    out += "<tr><th>" + code(near.rule) + html_in("div", "quiet", html_text(near.place)) + "</th><td>";
    if (!near.words.empty()) out += code(near.parts) + " matched “" + html_text(near.words) + "”<br>";
    out += html_text(near.explanation) + ": " + code(near.failed) + (near.found.empty() ? "" : "; there stands " + code(near.found)) +
           "</td></tr>\n";
  }
  return out + "</table>\n";
}

}  // namespace relata
