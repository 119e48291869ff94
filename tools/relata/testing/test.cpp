#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "engine/extraction.h"
#include "engine/rules/load.h"
#include "tools/relata/commands.h"
#include "tools/relata/counted.h"
#include "tools/relata/editing/replace_file.h"
#include "tools/relata/loading.h"
#include "tools/relata/profile_report.h"
#include "tools/relata/testing/action_mutants.h"
#include "tools/relata/testing/coverage.h"
#include "tools/relata/testing/gold.h"
#include "tools/relata/testing/report_failure.h"
#include "tools/relata/testing/snapshot_review.h"

namespace relata {
namespace {

struct Tally {
  std::size_t passed = 0, failed = 0, to_do = 0, errors = 0, accepted = 0;
  bool sound = true;   // all files could be written
  bool below = false;  // coverage is below the threshold
};

void run_tests(const Extractor& extractor, const std::vector<TestItem>& items, std::uint32_t pack, const Diagnostics& sources,
               const TestOptions& options, Profile* profile, Tally& tally) {
  std::vector<TestOutcome> outcomes = run_all(extractor, items, pack, options.threads, profile);
  if (options.review || options.accept) {
    const Review review = review_cases(items, outcomes, sources, options.accept ? take_all : ask_user);
    for (const std::size_t taken : review.accepted) outcomes[taken].good = true;
    tally.accepted += review.accepted.size();
    tally.sound = tally.sound && review.sound;
  }
  std::vector<const TestItem*> failed;
  std::vector<const TestOutcome*> found;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].to_do) {
      ++tally.to_do;
      if (outcomes[i].good) fmt::print("{}: {}: passes and is no `todo` any more\n", items[i].place, items[i].name);
      continue;
    }
    ++(outcomes[i].good ? tally.passed : tally.failed);
    const bool asked = options.review && items[i].rule.empty();  // then it was shown
    if (outcomes[i].good || asked) continue;
    failed.push_back(&items[i]);
    found.push_back(&outcomes[i]);
  }
  const std::vector<std::string> why = reasons(extractor, failed, found, sources);
  for (std::size_t i = 0; i < failed.size(); ++i) fmt::print("{}{}", describe_failure(*failed[i], *found[i]), why[i]);
}

bool write_report(const std::string& path, const std::string& text) {
  if (path.empty()) return true;
  std::ofstream(path, std::ios::app).flush();  // so that there is a file to replace
  if (replace_file(path, text)) return true;
  complain("`" + path + "` can't be written");
  return false;
}

bool report_coverage(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack, const std::string& file,
                     const Diagnostics& sources, const TestOptions& options, Tally& tally) {
  const Coverage coverage = measure_coverage(base, items, pack, file, sources);
  for (const std::string& rule : coverage.cut) fmt::print(stderr, "{}: too many branches, only the first were tried\n", rule);
  if (options.coverage) fmt::print("{}", coverage_text(coverage));
  if (coverage.percent() < options.threshold) {
    fmt::print(stderr, "coverage {:.1f}% is below {}%\n", coverage.percent(), options.threshold);
    tally.below = true;
  }
  const bool html = write_report(options.html, options.html.empty() ? "" : coverage_html(coverage));
  return write_report(options.lcov, options.lcov.empty() ? "" : coverage_lcov(coverage)) && html;
}

void report_mutants(const RuleBase& base, const std::vector<TestItem>& items, std::uint32_t pack, const std::string& file, unsigned threads,
                    const Diagnostics& sources) {
  const Mutants conditions = condition_mutants(base, items, pack, file, sources);
  const Mutants actions = action_mutants(base, items, pack, file, sources, threads);
  for (const Mutants* mutants : {&conditions, &actions})
    for (const UnnoticedMutant& each : mutants->unnoticed)
      fmt::print("{}:{}:{}: no test notices when {} {}: {}\n", each.file, each.line, each.column, each.change, each.rule, each.words);
  fmt::print("{} of {} conditions can be left out without a test noticing\n", conditions.unnoticed.size(), conditions.tried);
  fmt::print("{} of {} changes of actions are noticed by no test\n", actions.unnoticed.size(), actions.tried);
}

// A pack is tested with what it requires and nothing else.
bool test_target(const std::string& target, const TestOptions& options, Tally& tally) {
  Diagnostics diagnostics;
  const bool is_file = names_rule_file(target);
  auto base = is_file ? load_rule_file(target, diagnostics) : load_rule_base({target}, diagnostics);
  if (!base || base->packs.empty()) return tell(diagnostics), false;
  const Extractor extractor = make_extractor(std::move(*base), diagnostics, {.compile_all = false});
  const auto pack = static_cast<std::uint32_t>(extractor.base->packs.size() - 1);
  const std::string file = is_file ? target : "";
  bool sound = true;
  if (!options.gold.empty()) {
    const auto report = score_gold(extractor, options.gold, options.sources, options.threads);
    if (report) fmt::print("{}", gold_text(*report));
    sound = report.has_value();
  } else {
    const std::vector<TestItem> items = tests_of(extractor, pack, file, diagnostics);
    const TickClock clock;
    std::optional<Profile> profile;
    if (options.profile.wanted) profile = profile_for(extractor);
    run_tests(extractor, items, pack, diagnostics, options, profile ? &*profile : nullptr, tally);
    sound = tally.sound;
    if (profile) sound = write_profile(options.profile, *profile, extractor, clock.seconds_a_tick()) && sound;
    if (options.coverage || options.threshold > 0 || !options.html.empty() || !options.lcov.empty())
      sound = report_coverage(*extractor.base, items, pack, file, diagnostics, options, tally) && sound;
    if (options.mutate) report_mutants(*extractor.base, items, pack, file, options.threads, diagnostics);
  }
  std::fflush(stdout);
  tally.errors += tell(diagnostics);
  return sound;
}

}  // namespace

int run_test(const TestOptions& options) {
  if (!may_write_profile(options.profile)) return refused;
  if (options.review && !options.answers_piped && isatty(STDIN_FILENO) == 0) {
    complain("--review asks, and standard input is no terminal; --piped reads answers from a pipe, --accept takes all");
    return refused;
  }
  Tally tally;
  bool sound = true;
  for (const std::string& target : options.targets) sound = test_target(target, options, tally) && sound;
  if (options.gold.empty())
    fmt::print("{} passed, {} failed, {} to do\n", counted(tally.passed, "rule test", "rule tests"), tally.failed, tally.to_do);
  if (options.review || options.accept) fmt::print("{} changed to what they give\n", counted(tally.accepted, "case", "cases"));
  std::fflush(stdout);
  if (!sound) return refused;
  return tally.failed + tally.errors > 0 || tally.below ? findings : done;
}

}  // namespace relata
