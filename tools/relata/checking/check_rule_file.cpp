#include "tools/relata/checking/check_rule_file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "engine/extraction.h"
#include "engine/lint/lint.h"
#include "engine/rules/case_files.h"
#include "tools/relata/checking/failing_tests.h"

namespace relata {
namespace {

// Is the file one of the pack's cases? They are no rules, so the loader has not read it. The pack's folder becomes spelled as `path` is.
bool is_case_file(const std::string& path, PackInfo& pack) {
  std::error_code error;
  const std::string whole = std::filesystem::weakly_canonical(path, error).generic_string();
  const std::string folder = std::filesystem::weakly_canonical(pack.folder, error).generic_string();
  if (error || !whole.starts_with(folder + "/tests/") || !path.ends_with(whole.substr(folder.size()))) return false;
  pack.folder = path.substr(0, path.size() - (whole.size() - folder.size()));
  return true;
}

bool has_tests_of(const RuleBase& base, std::optional<SourceId> source) {
  return source &&
         std::any_of(base.rules.begin(), base.rules.end(), [&](const Rule& rule) { return rule.source == *source && !rule.tests.empty(); });
}

}  // namespace

RuleFileReading check_rule_file(const std::string& path, KnownPacks& known_packs, Diagnostics& diagnostics, RunTests tests) {
  auto whole = std::make_shared<Diagnostics>();
  whole->read_unsaved(diagnostics.unsaved_texts());
  RuleFileReading reading{nullptr, whole};
  if (auto base = known_packs.loader.load(path, *whole)) {
    reading.base = std::make_shared<const RuleBase>(std::move(*base));
    std::vector<PackCase> cases;
    if (PackInfo pack = reading.base->packs.back(); is_case_file(path, pack)) cases = load_cases(*reading.base, pack, *whole);
    ProgramOptions options;
    for (SourceId id = 0; id < whole->source_count(); ++id)
      if (whole->source(id).path == path) options.only_source = id;
    lint(*reading.base, options.only_source, *whole);
    if (known_packs.program) options.previous = &*known_packs.program;
    const std::size_t errors = whole->errors();
    Program program = compile_program(reading.base, *whole, options);
    // What is wrong with a pattern is told again by the next check.
    if (whole->errors() == errors) known_packs.program = std::move(program);
    if (tests == RunTests::yes && whole->errors() == 0 && (has_tests_of(*reading.base, options.only_source) || !cases.empty())) {
      Diagnostics unheard;
      const Extractor extractor = make_extractor(RuleBase(*reading.base), unheard, {.compile_all = false});
      const auto pack = static_cast<std::uint32_t>(extractor.base->packs.size() - 1);
      report_failing_tests(extractor, pack, path, *whole);
      std::erase_if(cases, [&](const PackCase& one) { return whole->source(one.source).path != path; });
      report_failing_cases(extractor, pack, cases, *whole);
    }
  }
  std::map<SourceId, SourceId> known;
  const auto moved = [&](SourceId id) {
    const auto found = known.find(id);
    if (found != known.end()) return found->second;
    const SourceFile& file = whole->source(id);
    return known.emplace(id, diagnostics.add_source(file.path, file.bytes)).first->second;
  };
  // The file is listed even where nothing is wrong with it.
  for (SourceId id = 0; id < whole->source_count(); ++id)
    if (whole->source(id).path == path) static_cast<void>(moved(id));
  for (const Diagnostic& each : whole->all()) {
    const bool here = each.primary.source < whole->source_count() && whole->source(each.primary.source).path == path;
    if (reading.base && !here) continue;
    Diagnostic copy = each;
    copy.primary.source = moved(each.primary.source);
    for (Label& label : copy.labels) label.source = moved(label.source);
    for (Fix& fix : copy.fixes)
      for (Edit& edit : fix.edits) edit.source = moved(edit.source);
    diagnostics.add(std::move(copy));
  }
  return reading;
}

}  // namespace relata
