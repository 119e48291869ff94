#include "tools/relata/loading.h"

#include <cstdio>

#include "engine/diagnostics/render.h"
#include "engine/rules/load.h"

namespace relata {

std::size_t tell(const Diagnostics& diagnostics, std::size_t first) {
  std::vector<const Diagnostic*> chosen;
  std::size_t errors = 0;
  for (std::size_t i = first; i < diagnostics.all().size(); ++i) {
    const Diagnostic& each = diagnostics.all()[i];
    if (each.severity != Severity::error) continue;
    ++errors;
    chosen.push_back(&each);
  }
  const std::string text = render_text(diagnostics, chosen);
  std::fwrite(text.data(), 1, text.size(), stderr);
  return errors;
}

std::optional<RuleBase> load_for_use(const std::vector<std::string>& packs, Diagnostics& diagnostics) {
  auto base = load_rule_base(packs, diagnostics);
  tell(diagnostics);
  return base;
}

bool names_rule_file(const std::string& target) {
  return target.ends_with(".yaml") || target.ends_with(".yml");
}

void complain(const std::string& problem) {
  std::fprintf(stderr, "relata: %s\n", problem.c_str());
}

void complain(const std::vector<std::string>& problems) {
  for (const std::string& problem : problems) complain(problem);
}

}  // namespace relata
