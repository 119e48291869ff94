#include <cstdio>
#include <map>

#include "engine/diagnostics/render.h"
#include "engine/extraction.h"
#include "engine/rules/load.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"
#include "tools/relata/version.h"

namespace relata {
namespace {

// Loads and compiles; false if there is nothing to check.
bool check_packs(const std::vector<std::string>& packs, Diagnostics& diagnostics) {
  auto base = load_rule_base(packs, diagnostics);
  if (!base) return false;
  for (const PackInfo& pack : base->packs) static_cast<void>(load_cases(pack, diagnostics));
  static_cast<void>(make_extractor(std::move(*base), diagnostics));
  return true;
}

// Keeps of what `path` and its pack said only what points into `path`.
bool check_file(const std::string& path, Diagnostics& diagnostics) {
  Diagnostics whole;
  auto base = load_rule_file(path, whole);
  if (base) static_cast<void>(make_extractor(std::move(*base), whole));
  std::map<SourceId, SourceId> known;
  const auto moved = [&](SourceId id) {
    const auto found = known.find(id);
    if (found != known.end()) return found->second;
    const SourceFile& file = whole.source(id);
    return known.emplace(id, diagnostics.add_source(file.path, file.bytes)).first->second;
  };
  // The file is listed even where nothing is wrong with it.
  for (SourceId id = 0; id < whole.source_count(); ++id)
    if (whole.source(id).path == path) static_cast<void>(moved(id));
  for (const Diagnostic& each : whole.all()) {
    const bool here = each.primary.source < whole.source_count() && whole.source(each.primary.source).path == path;
    if (base && !here) continue;
    Diagnostic copy = each;
    copy.primary.source = moved(each.primary.source);
    for (Label& label : copy.labels) label.source = moved(label.source);
    for (Fix& fix : copy.fixes)
      for (Edit& edit : fix.edits) edit.source = moved(edit.source);
    diagnostics.add(std::move(copy));
  }
  return base.has_value();
}

}  // namespace

int run_check(const CheckOptions& options) {
  Diagnostics diagnostics;
  std::vector<std::string> packs;
  bool sound = true;
  for (const std::string& target : options.targets)
    if (!names_rule_file(target)) packs.push_back(target);
  if (!packs.empty()) sound = check_packs(packs, diagnostics);
  for (const std::string& target : options.targets)
    if (names_rule_file(target)) sound = check_file(target, diagnostics) && sound;

  const auto all = in_order(diagnostics);
  std::string text;
  if (options.format == "json")
    text = render_json(diagnostics, all);
  else if (options.format == "sarif")
    text = render_sarif(diagnostics, all, version);
  else if (options.format == "junit")
    text = render_junit(diagnostics, all);
  else
    text = render_text(diagnostics, all);
  std::fwrite(text.data(), 1, text.size(), stdout);

  std::size_t errors = 0, warnings = 0;
  for (const Diagnostic* each : all) {
    errors += each->severity == Severity::error;
    warnings += each->severity == Severity::warning;
  }
  std::fflush(stdout);
  std::fprintf(stderr, "%zu errors, %zu warnings in %zu files\n", errors, warnings, diagnostics.source_count());
  if (!sound) return refused;
  return errors + warnings > 0 ? findings : done;
}

}  // namespace relata
