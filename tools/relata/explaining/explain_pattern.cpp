#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/rules/parse_pattern.h"
#include "tools/relata/explaining/explaining.h"
#include "tools/relata/explaining/page.h"
#include "tools/relata/explaining/pattern_in_english.h"
#include "tools/relata/loading.h"

namespace relata {

int explain_pattern(const ExplainOptions& options, const RuleBase& base) {
  Diagnostics diagnostics;
  const SourceId id = diagnostics.add_source("pattern", options.what);
  std::vector<SlotDeclaration> slots;
  const auto pattern = parse_pattern_text(options.what, id, 0, base, &slots, diagnostics);
  if (!pattern) return tell(diagnostics), findings;
  const std::vector<std::string> lines = pattern_in_english(*pattern, base, slots), literals = literals_of(*pattern);
  std::string out;
  if (options.format == "json") {
    out = nlohmann::ordered_json{{"pattern", options.what}, {"english", lines}, {"literals", literals}}.dump() + "\n";
  } else if (options.format == "html") {
    std::string body = "<h1 class=\"pattern\">" + html_text(options.what) + "</h1>\n<pre>";
    for (const std::string& line : lines) body += html_text(line) + "\n";
    body += "</pre>\n<p>Always there as text:";
    for (const std::string& each : literals) body += " <code>" + html_text(each) + "</code>";
    out = html_page(options.what, body + (literals.empty() ? " nothing</p>\n" : "</p>\n"));
  } else {
    for (const std::string& line : lines) out += line + "\n";
    std::string listed;
    for (const std::string& each : literals) listed += (listed.empty() ? "" : ", ") + ("`" + each + "`");
    out += fmt::format("always there as text: {}\n", listed.empty() ? "nothing" : listed);
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  std::fflush(stdout);
  return done;
}

}  // namespace relata
