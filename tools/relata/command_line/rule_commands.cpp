#include "tools/relata/command_line/command_line.h"
#include "tools/relata/command_line/help_text.h"
#include "tools/relata/command_line/shared_options.h"
#include "tools/relata/profile_report.h"

namespace relata {

void add_rule_commands(CLI::App& app, CommandLine& line) {
  int& status = line.status;
  CLI::App* command = nullptr;
  CheckOptions& check = line.check;
  command = add_command(app, "check", "look for mistakes in packs and rule files", help::check);
  command->add_option("targets", check.targets, "packs, or single rule files")->type_name("PACK|FILE.yaml");
  command->add_option("--format", check.format, "how to tell them")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "sarif", "junit", "github"}))
      ->capture_default_str();
  command->add_option("--explain", check.explain, "what a code means, with an example and a way out")->type_name("CODE");
  auto* fix = command->add_flag("--fix", check.fix, "carry out the fixes that diagnostics offer");
  command->add_flag("--dry-run", check.dry_run, "with --fix: show what would change, and change nothing")->needs(fix);
  command->callback([&check, &status] { status = run_check(check); });

  FmtOptions& format = line.format;
  command = add_command(app, "fmt", "write rule files in one hand", help::fmt);
  command->add_option("targets", format.targets, "packs, or single rule files")->type_name("PACK|FILE.yaml")->required();
  command->add_flag("--check", format.check, "show what would change as a diff, and change nothing");
  command->callback([&format, &status] { status = run_fmt(format); });

  TestOptions& test = line.test;
  command = add_command(app, "test", "run the tests inside rules, and the case files of packs", help::test);
  command->add_option("targets", test.targets, "packs, or single rule files")->type_name("PACK REQUIRED");
  command->add_option("--threads", test.threads, "how many texts are read at once (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--coverage", test.coverage,
                    "tell which rules, patterns, branches, optional parts, conditions and actions no test reaches");
  command->add_option("--threshold", test.threshold, "exit with 1 if the coverage is below this")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 100.0));
  command->add_option("--html", test.html, "write the coverage as a page")->type_name("FILE");
  command->add_option("--lcov", test.lcov, "write the coverage for tools that read LCOV")->type_name("FILE");
  command->add_flag("--mutate", test.mutate,
                    "leave out or change each condition and action in turn and tell which changes no test notices");
  auto* review = command->add_flag("--review", test.review, "ask for each case that gives something else: y, n, a (all), q (quit)");
  command->add_flag("--piped", test.answers_piped, "with --review: the answers come through a pipe")->needs(review);
  command->add_flag("--accept", test.accept, "change all cases to what they give, without asking")->excludes(review);
  auto* gold = command->add_option("--gold", test.gold, "score against a folder: statements.jsonl, entities.jsonl, docs.jsonl");
  gold->type_name("FOLDER");
  command->add_option("--sources", test.sources, "with --gold: more documents")->type_name("FILES")->needs(gold);
  auto* profile = add_profile(*command, test.profile)->excludes(gold);
  command->callback([&test, &status, profile] {
    test.profile.wanted = profile->count() > 0;
    take_back_argument(test.profile, test.targets);
    status = test.targets.empty() ? refuse_missing("targets") : run_test(test);
  });

  DiffOptions& diff = line.diff;
  command = add_command(app, "diff", "what a change of rules does to a corpus", help::diff);
  command->add_option("before", diff.before, "the pack as it was")->type_name("OLD")->required();
  command->add_option("after", diff.after, "the pack as it is")->type_name("NEW")->required();
  command->add_option("sources", diff.sources, "documents that both read")->type_name("SOURCES")->required();
  command->add_option("--date", diff.date, "the date of documents that have none")->type_name("YYYY-MM-DD")->check(refuse_empty);
  command->add_option("--format", diff.format, "text, or markdown for a pull request")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "markdown"}))
      ->capture_default_str();
  command->add_flag("--all", diff.all, "read every document by both packs, also where the change can touch nothing");
  command->add_flag("--strict", diff.strict, "exit with 1 if a source had to be left out");
  command->callback([&diff, &status] { status = run_diff(diff); });

  WatchOptions& watch = line.watch;
  command = add_command(app, "watch", "on each save: check, the touched tests, statements plus and minus", help::watch);
  command->add_option("pack", watch.pack, "a pack by name, or by path if it holds a /")->type_name("PACK")->required();
  command->add_option("--corpus", watch.corpus, "documents to tell statements of: files, folders, globs")->type_name("SOURCES");
  command->add_option("--date", watch.date, "the date of documents that have none")->type_name("YYYY-MM-DD")->check(refuse_empty);
  command->add_flag("--once", watch.once, "look once and end: 1 if the pack has errors or a test fails");
  command->callback([&watch, &status] { status = run_watch(watch); });

  ExplainOptions& explain = line.explain;
  command = add_command(app, "explain", "how a statement came about, why one did not, what a pattern says", help::explain);
  command->add_option("what", explain.what, "an id from any output file, FILE:LINE:COLUMN, or a pattern")->type_name("WHAT");
  command->add_option("sources", explain.sources, "where to look")->type_name("SOURCES");
  add_packs(*command, explain.packs, true);
  auto* why_not =
      command->add_option("--why-not", explain.why_not, "a statement that is missed, as tests write it")->type_name("STATEMENT");
  command->add_flag("--steps", explain.steps, "layer by layer: what each rule matched at this sentence, what it wrote, what stopped others")
      ->excludes(why_not);
  command->add_option("--date", explain.date, "the date of documents that have none")->type_name("YYYY-MM-DD");
  command->add_option("--format", explain.format, "how to tell it; html is one page")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "html"}))
      ->capture_default_str();
  command->callback([&explain, &status] { status = run_explain(explain); });
}

}  // namespace relata
