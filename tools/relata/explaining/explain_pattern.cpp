#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/rules/parse_pattern.h"
#include "tools/relata/explaining/explaining.h"
#include "tools/relata/explaining/page.h"
#include "tools/relata/explaining/pattern_cost.h"
#include "tools/relata/explaining/pattern_in_english.h"
#include "tools/relata/loading.h"

namespace relata {

int explain_pattern(const ExplainOptions& options, const RuleBase& base, Diagnostics& sources) {
  const SourceId id = sources.add_source("pattern", options.what);
  const std::size_t before = sources.all().size();
  std::vector<SlotDeclaration> slots;
  const auto pattern = parse_pattern_text(options.what, id, 0, base, &slots, sources);
  if (!pattern) return tell(sources, before), findings;
  const std::vector<std::string> lines = pattern_in_english(*pattern, base, slots), literals = literals_of(*pattern);
  const PatternCost cost = cost_of(base, *pattern, slots);
  const std::vector<std::string> cost_lines = cost_in_words(cost);
  std::string out;
  if (options.format == "json") {
    out = nlohmann::ordered_json{{"pattern", options.what}, {"english", lines}, {"literals", literals}, {"cost", to_json(cost)}}.dump() +
          "\n";
  } else if (options.format == "html") {
    std::string body = "<h1 class=\"pattern\">" + html_text(options.what) + "</h1>\n<pre>";
    for (const std::string& line : lines) body += html_text(line) + "\n";
    body += "</pre>\n<p>Always there as text:";
    for (const std::string& each : literals) body += " <code>" + html_text(each) + "</code>";
    body += literals.empty() ? " nothing</p>\n" : "</p>\n";
    body += html_heading("Cost") + "<ul>";
    for (const std::string& line : cost_lines) body += "<li>" + html_text(line) + "</li>";
    out = html_page(options.what, body + "</ul>\n");
  } else {
    for (const std::string& line : lines) out += line + "\n";
    std::string listed;
    for (const std::string& each : literals) listed += (listed.empty() ? "" : ", ") + ("`" + each + "`");
    out += fmt::format("always there as text: {}\n", listed.empty() ? "nothing" : listed);
    for (const std::string& line : cost_lines) out += "cost: " + line + "\n";
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  std::fflush(stdout);
  return done;
}

}  // namespace relata
