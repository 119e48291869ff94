#include "tools/relata/loading.h"

#include <cstdio>
#include <set>

#include "engine/diagnostics/render.h"
#include "engine/rules/load.h"
#include "engine/rules/pack.h"
#include "engine/schema/load_schema.h"

namespace relata {

std::optional<Schema> load_schema_of(const std::vector<std::string>& names) {
  Diagnostics diagnostics;
  const auto packs = load_packs(names.empty() ? pack_names() : names, diagnostics);
  if (!packs) return tell(diagnostics), std::nullopt;
  Schema schema;
  std::set<std::string> loaded;
  for (const Pack& pack : *packs)
    for (const std::string& path : pack.schemas)
      if (loaded.insert(path).second) load_schema(path, schema, diagnostics);
  tell(diagnostics);
  return schema;
}

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
