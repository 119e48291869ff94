#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "engine/diagnostics/render.h"
#include "engine/extraction.h"
#include "engine/lint/lint.h"
#include "engine/lint/suppression.h"
#include "engine/rules/case_files.h"
#include "engine/rules/load.h"
#include "engine/rules/pack.h"
#include "tools/relata/checking/check_rule_file.h"
#include "tools/relata/checking/explain_code.h"
#include "tools/relata/checking/failing_tests.h"
#include "tools/relata/commands.h"
#include "tools/relata/counted.h"
#include "tools/relata/editing/apply_fixes.h"
#include "tools/relata/loading.h"
#include "tools/relata/version.h"

namespace relata {
namespace {

// "./mine/" and "mine/" are one folder, and "./" holds all.
std::string plain(const std::string& path) {
  const std::string normal = std::filesystem::path(path).lexically_normal().generic_string();
  return normal == "./" || normal == "." ? std::string() : normal;
}

// Loads and compiles, and runs the tests of a pack that is checked alone; false if there is nothing to check.
bool check_packs(const std::vector<std::string>& packs, Diagnostics& diagnostics) {
  auto base = load_rule_base(packs, diagnostics);
  if (!base) return false;
  std::vector<std::vector<PackCase>> cases;  // by pack
  for (const PackInfo& pack : base->packs) cases.push_back(load_cases(*base, pack, diagnostics));
  lint(*base, std::nullopt, diagnostics);
  const Extractor extractor = make_extractor(std::move(*base), diagnostics);
  if (diagnostics.errors() > 0) return true;
  // A pack is tested with what it requires and nothing else.
  if (packs.size() != 1) return true;
  const auto pack = static_cast<std::uint32_t>(extractor.base->packs.size() - 1);
  const std::size_t told = diagnostics.all().size();
  report_failing_tests(extractor, pack, {}, diagnostics);
  // Where a rule fails its own tests, cases fail with it.
  if (diagnostics.all().size() == told) report_failing_cases(extractor, pack, cases.back(), diagnostics);
  return true;
}

// A pattern without a verb (M014) that spells one out as text (P092) has one mistake.
bool lacks_a_verb_that_was_meant(const Diagnostic& told, const Diagnostics& diagnostics) {
  return told.code == "M014" && std::any_of(diagnostics.all().begin(), diagnostics.all().end(), [&](const Diagnostic& each) {
           return each.code == "P092" && each.primary.source == told.primary.source && each.primary.span.begin >= told.primary.span.begin &&
                  each.primary.span.end <= told.primary.span.end;
         });
}

}  // namespace

int run_check(const CheckOptions& options) {
  if (!options.explain.empty()) return explain_code(options.explain);
  if (options.targets.empty()) return complain("check needs a pack or a rule file; see relata check --help"), refused;
  Diagnostics diagnostics;
  std::vector<std::string> packs;
  bool sound = true;
  for (const std::string& target : options.targets)
    if (!names_rule_file(target)) packs.push_back(target);
  // Warnings of packs that are only required are their authors' to hear.
  std::vector<std::string> folders;
  for (const std::string& pack : packs)
    if (const std::string folder = find_pack(pack); !folder.empty()) folders.push_back(plain(folder + "/"));
  if (!packs.empty()) sound = check_packs(packs, diagnostics);
  KnownPacks known;
  for (const std::string& target : options.targets)
    if (names_rule_file(target)) sound = check_rule_file(target, known, diagnostics, RunTests::yes).base && sound;

  const std::vector<bool> allowed = apply_suppressions(diagnostics);
  const auto elsewhere = [&](const Diagnostic& each) {
    return each.severity != Severity::error && !folders.empty() && each.primary.source < diagnostics.source_count() &&
           std::none_of(
               folders.begin(), folders.end(),
               [&](const std::string& folder) { return plain(diagnostics.source(each.primary.source).path).starts_with(folder); }) &&
           !std::any_of(options.targets.begin(), options.targets.end(),
                        [&](const std::string& target) { return target == diagnostics.source(each.primary.source).path; });
  };
  std::vector<const Diagnostic*> all = in_order(diagnostics);
  std::erase_if(all, [&](const Diagnostic* each) {
    const auto index = static_cast<std::size_t>(each - diagnostics.all().data());
    return (index < allowed.size() && allowed[index]) || elsewhere(*each) || lacks_a_verb_that_was_meant(*each, diagnostics);
  });
  if (options.fix) {
    if (!apply_fixes(diagnostics, all, options.dry_run)) return refused;
    const auto left = std::count_if(all.begin(), all.end(),
                                    [](const Diagnostic* each) { return each->severity == Severity::error && each->fixes.empty(); });
    if (left > 0)
      std::fprintf(stderr, "%s no fix: relata check without --fix shows them\n", counted(left, "error has", "errors have").c_str());
    return left > 0 ? findings : done;
  }
  std::string text;
  if (options.format == "json")
    text = render_json(diagnostics, all);
  else if (options.format == "sarif")
    text = render_sarif(diagnostics, all, version);
  else if (options.format == "junit")
    text = render_junit(diagnostics, all);
  else if (options.format == "github")
    text = render_annotations(diagnostics, all);
  else
    text = render_text(diagnostics, all);
  std::fwrite(text.data(), 1, text.size(), stdout);

  std::size_t errors = 0, warnings = 0;
  for (const Diagnostic* each : all) {
    errors += each->severity == Severity::error;
    warnings += each->severity == Severity::warning;
  }
  std::fflush(stdout);
  std::fprintf(stderr, "%s, %s in %s\n", counted(errors, "error", "errors").c_str(), counted(warnings, "warning", "warnings").c_str(),
               counted(diagnostics.source_count(), "file", "files").c_str());
  // What is wrong with a file that is there is a finding; a pack or file that is not there is a usage that can't be.
  const bool in_files = std::any_of(all.begin(), all.end(), [&](const Diagnostic* each) {
    return each->primary.source < diagnostics.source_count() && !diagnostics.source(each->primary.source).bytes.empty();
  });
  if (!sound && !in_files) return refused;
  return errors + warnings > 0 ? findings : done;
}

}  // namespace relata
