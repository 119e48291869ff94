#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>

#include "engine/diagnostics/did_you_mean.h"
#include "tools/relata/commands.h"
#include "tools/relata/help_text.h"
#include "tools/relata/profile_report.h"
#include "tools/relata/version.h"
#include "tools/relata/watching/watch.h"

using namespace relata;

namespace {

void add_outputs(CLI::App& command, OutputChoice& choice) {
  command
      .add_option("-o,--output", choice.paths, "where to write; the ending tells the format (`relata list formats`); - is standard output")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
  command.add_option("--format", choice.format, "format of standard output, such as nq or statements.jsonl.gz")->type_name("ENDING");
  command.add_option("--view", choice.view, "what graphs show: entities, statements (an edge each) or events (a node each)")
      ->type_name("VIEW")
      ->capture_default_str();
  command.add_option("--base", choice.base, "what IRIs in RDF begin with (https://example.org/relata/)")->type_name("IRI");
  command.add_flag("--yed", choice.yed, "GraphML with the labels, places and colours that yEd shows");
}

// An option that is given, though with nothing: a variable of a script that was never set. It must not mean "all".
std::string refuse_empty(const std::string& value) {
  return value.empty() ? "empty" : "";
}

// The part of graphs, triples and pages that is wanted; streams hold all.
void add_filter(CLI::App& command, FilterChoice& choice) {
  const char* group = "Part of the graph (streams hold all)";
  command.add_option("--min-weight", choice.min_weight, "edges that rest on so many statements or more")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000000))
      ->group(group);
  command.add_option("--relations", choice.relations, "these relations alone, such as met,visited")
      ->type_name("R,...")
      ->delimiter(',')
      ->group(group);
  command.add_option("--modes", choice.modes, "of asserted, planned, possible and negated these alone")
      ->type_name("M,...")
      ->delimiter(',')
      ->group(group);
  command.add_option("--since", choice.since, "what held then or later; undated statements are left out")
      ->type_name("DATE")
      ->check(refuse_empty)
      ->group(group);
  command.add_option("--until", choice.until, "what held then or before: a day, month or year")
      ->type_name("DATE")
      ->check(refuse_empty)
      ->group(group);
  auto* ego = command.add_option("--ego", choice.ego, "one entity, by name or id, and what is around it")
                  ->type_name("NAME")
                  ->check(refuse_empty)
                  ->group(group);
  command.add_option("--hops", choice.hops, "how many edges away from --ego (1)")
      ->type_name("N")
      ->check(CLI::Range(0, 1000))
      ->needs(ego)
      ->group(group);
}

void add_packs(CLI::App& command, std::vector<std::string>& packs, bool required) {
  auto* option = command.add_option("--rules", packs, "a pack by name, or by path if it holds a /; may come several times");
  option->type_name("PACK")->expected(1)->take_all();
  if (required) option->required();
}

// As CLI11 refuses, for arguments that --profile may have taken.
int refuse_missing(const char* what) {
  std::fprintf(stderr, "%s is required\nRun with --help for more information.\n", what);
  return refused;
}

CLI::Option* add_profile(CLI::App& command, ProfileChoice& choice) {
  auto* option =
      command.add_option("--profile", choice.path, "tell what each rule cost: tried, matched, emitted, time (never part of outputs)");
  return option->type_name("[FILE.json]")->expected(0, 1);
}

CLI::App* add_command(CLI::App& app, const char* name, const char* about, const char* examples) {
  CLI::App* command = app.add_subcommand(name, about);
  command->footer(examples);
  return command;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"relata turns text into a knowledge graph, by rules"};
  app.footer(help::examples);
  app.set_version_flag("--version", std::string("relata ") + version);
  app.require_subcommand(1);
  int status = done;

  ExtractOptions extract;
  CLI::App* command = add_command(app, "extract", "read documents, write statements and graphs", help::extract);
  command
      ->add_option("sources", extract.sources,
                   "files, folders, globs, - for standard input: .txt .html .json .jsonl, also .gz and .zst of them")
      ->type_name("SOURCES REQUIRED");
  add_packs(*command, extract.packs, true);
  add_outputs(*command, extract.outputs);
  command->add_option("--date", extract.date, "the date of documents that have none")->type_name("YYYY-MM-DD")->check(refuse_empty);
  command->add_option("--date-order", extract.date_order, "how 3/4/2023 is read, whatever the pack says")
      ->type_name("mdy|dmy")
      ->check(refuse_empty);
  command->add_option("--threads", extract.threads, "how many documents are read at once (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  command->add_option("--types", extract.types, "mentions, and nodes of graphs, of these types alone, such as Time,Person")
      ->type_name("T,...")
      ->delimiter(',');
  add_filter(*command, extract.filter);
  command->add_option("--keep-text", extract.keep_text, "write the texts that offsets count in")->type_name("FILE.jsonl");
  command->add_flag("--all-mentions", extract.all_mentions, "verb and noun groups in the stream of mentions, too");
  command->add_flag("--strict", extract.strict, "exit with 1 if a source or a rule had to be left out");
  auto* profile = add_profile(*command, extract.profile);
  command->callback([&extract, &status, profile] {
    extract.profile.wanted = profile->count() > 0;
    take_back_argument(extract.profile, extract.sources);
    status = extract.sources.empty() ? refuse_missing("sources") : run_extract(extract);
  });

  MergeOptions merge;
  command = add_command(app, "merge", "put streams of statements together", help::merge);
  command->add_option("streams", merge.streams, "statement streams, as extract writes them")
      ->type_name("A.statements.jsonl ...")
      ->required();
  add_packs(*command, merge.packs, true);
  add_outputs(*command, merge.outputs);
  command->add_option("--types", merge.filter.types, "nodes of these types alone, such as Person,Country")
      ->type_name("T,...")
      ->delimiter(',');
  add_filter(*command, merge.filter);
  command->add_flag("--explain", merge.explain, "tell who was taken for one over all documents, and why");
  command->add_flag("--strict", merge.strict, "exit with 1 if a line or a rule had to be left out");
  command->callback([&] { status = run_merge(merge); });

  LoadOptions load;
  command = add_command(app, "load", "send triples to a store, over SPARQL's Graph Store Protocol", help::load);
  command->add_option("files", load.files, "N-Quads or N-Triples: .nq .nt, also .gz and .zst of them")
      ->type_name("GRAPH.nq ...")
      ->required();
  command->add_option("--endpoint", load.endpoint, "the store's address for graphs, such as http://localhost:3030/ds/data")
      ->type_name("URL")
      ->required();
  command
      ->add_option("--graph-by", load.graph_by, "document: each document's graph replaces what the store has of it; none: quads are added")
      ->type_name("document|none")
      ->capture_default_str();
  command->add_option("--batch", load.batch_megabytes, "how much to send at once, where not graph by graph")
      ->type_name("MB")
      ->check(CLI::Range(0.001, 1024.0))
      ->capture_default_str();
  command->add_option("--retries", load.retries, "how often a request is sent again, each time after twice the wait")
      ->type_name("N")
      ->check(CLI::Range(0, 20))
      ->capture_default_str();
  command->add_option("--timeout", load.timeout_seconds, "how long a request may take")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  command->callback([&] { status = run_load(load); });

  CheckOptions check;
  command = add_command(app, "check", "look for mistakes in packs and rule files", help::check);
  command->add_option("targets", check.targets, "packs, or single rule files")->type_name("PACK|FILE.yaml");
  command->add_option("--format", check.format, "how to tell them")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "sarif", "junit", "github"}))
      ->capture_default_str();
  command->add_option("--explain", check.explain, "what a code means, with an example and a way out")->type_name("CODE");
  auto* fix = command->add_flag("--fix", check.fix, "carry out the fixes that diagnostics offer");
  command->add_flag("--dry-run", check.dry_run, "with --fix: show what would change, and change nothing")->needs(fix);
  command->callback([&] { status = run_check(check); });

  FmtOptions format;
  command = add_command(app, "fmt", "write rule files in one hand", help::fmt);
  command->add_option("targets", format.targets, "packs, or single rule files")->type_name("PACK|FILE.yaml")->required();
  command->add_flag("--check", format.check, "show what would change as a diff, and change nothing");
  command->callback([&] { status = run_fmt(format); });

  TestOptions test;
  command = add_command(app, "test", "run the tests inside rules, and the case files of packs", help::test);
  command->add_option("targets", test.targets, "packs, or single rule files")->type_name("PACK REQUIRED");
  command->add_option("--threads", test.threads, "how many texts are read at once (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--coverage", test.coverage, "tell which rules, patterns, branches, optional parts and conditions no test reaches");
  command->add_option("--threshold", test.threshold, "exit with 1 if the coverage is below this")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 100.0));
  command->add_option("--html", test.html, "write the coverage as a page")->type_name("FILE");
  command->add_option("--lcov", test.lcov, "write the coverage for tools that read LCOV")->type_name("FILE");
  command->add_flag("--mutate", test.mutate, "leave out each condition in turn and tell which ones no test misses");
  auto* review = command->add_flag("--review", test.review, "ask for each case that gives something else: y, n, a (all), q (quit)");
  command->add_flag("--piped", test.answers_piped, "with --review: the answers come through a pipe")->needs(review);
  command->add_flag("--accept", test.accept, "change all cases to what they give, without asking")->excludes(review);
  auto* gold = command->add_option("--gold", test.gold, "score against a folder: statements.jsonl, entities.jsonl, docs.jsonl");
  gold->type_name("FOLDER");
  command->add_option("--sources", test.sources, "with --gold: more documents")->type_name("FILES")->needs(gold);
  profile = add_profile(*command, test.profile)->excludes(gold);
  command->callback([&test, &status, profile] {
    test.profile.wanted = profile->count() > 0;
    take_back_argument(test.profile, test.targets);
    status = test.targets.empty() ? refuse_missing("targets") : run_test(test);
  });

  DiffOptions diff;
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
  command->callback([&] { status = run_diff(diff); });

  WatchOptions watch;
  command = add_command(app, "watch", "on each save: check, the touched tests, statements plus and minus", help::watch);
  command->add_option("pack", watch.pack, "a pack by name, or by path if it holds a /")->type_name("PACK")->required();
  command->add_option("--corpus", watch.corpus, "documents to tell statements of: files, folders, globs")->type_name("SOURCES");
  command->add_flag("--once", watch.once, "look once and end: 1 if the pack has errors or a test fails");
  command->callback([&] { status = run_watch(watch); });

  ExplainOptions explain;
  command = add_command(app, "explain", "how a statement came about, why one did not, what a pattern says", help::explain);
  command->add_option("what", explain.what, "the id of a statement or an entity, FILE:LINE:COLUMN, or a pattern")->type_name("WHAT");
  command->add_option("sources", explain.sources, "where to look")->type_name("SOURCES");
  add_packs(*command, explain.packs, true);
  command->add_option("--why-not", explain.why_not, "a statement that is missed, as tests write it")->type_name("STATEMENT");
  command->add_option("--date", explain.date, "the date of documents that have none")->type_name("YYYY-MM-DD");
  command->add_option("--format", explain.format, "how to tell it; html is one page")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "html"}))
      ->capture_default_str();
  command->callback([&] { status = run_explain(explain); });

  NewOptions scaffold;
  command = add_command(app, "new", "begin a pack or a rule, with tests that pass", help::new_);
  command->add_option("what", scaffold.what)->type_name("pack|rule")->required()->check(CLI::IsMember({"pack", "rule"}));
  command->add_option("name", scaffold.name, "its name")->type_name("NAME")->required();
  command->add_option("--in", scaffold.in, "the folder that gets the pack (this one), or the file that gets the rule")->type_name("PLACE");
  command->callback([&] { status = run_new(scaffold); });

  DocsOptions docs;
  command = add_command(app, "docs", "a pack's documentation, from its schema, rules and tests", help::docs);
  command->add_option("pack", docs.pack, "a pack")->type_name("PACK")->required();
  command->add_option("-o,--output", docs.output, "FILE.md or FILE.html (standard output)")->type_name("FILE");
  command->add_option("--format", docs.format, "of standard output")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"markdown", "html"}))
      ->capture_default_str();
  command->callback([&] { status = run_docs(docs); });

  command = add_command(app, "lsp", "language server for editors, on standard input and output", help::lsp);
  command->callback([&] { status = run_lsp(); });

  ListOptions list;
  command = add_command(app, "list", "what there is", help::list);
  command->add_option("what", list.what)
      ->type_name("packs|types|relations|formats")
      ->required()
      ->check(CLI::IsMember({"packs", "types", "relations", "formats"}));
  add_packs(*command, list.packs, false);
  command->callback([&] { status = run_list(list); });

  SchemaOptions schema;
  command = add_command(
      app, "schema", "print the JSON Schema of a stream or of rule files, the JSON-LD context, or OWL and SHACL of a schema", help::schema);
  command->add_option("name", schema.name)
      ->type_name("statements|mentions|rules|context|ontology|shapes")
      ->required()
      ->check(CLI::IsMember({"statements", "mentions", "rules", "context", "ontology", "shapes"}));
  add_packs(*command, schema.packs, false);
  command->add_option("--base", schema.base, "what IRIs begin with (https://example.org/relata/)")->type_name("IRI");
  command->callback([&] { status = run_schema(schema); });

  TraceOptions trace;
  command = add_command(app, "trace", "show tapes and readings", "");
  command->group("");
  command->add_option("sources", trace.sources)->required();
  add_packs(*command, trace.packs, true);
  command->add_option("--date", trace.date);
  command->callback([&] { status = run_trace(trace); });

  std::vector<std::string> names;
  for (const CLI::App* each : app.get_subcommands({})) names.push_back(each->get_name());
  if (argc > 1 && argv[1][0] != '-' && std::find(names.begin(), names.end(), argv[1]) == names.end()) {
    const std::string hint = suggestion(argv[1], names);
    std::fprintf(stderr, "relata: no command `%s`; %s\n", argv[1], hint.empty() ? "see relata --help" : hint.c_str());
    return refused;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version are asked for; all else is a mistake in the command line.
    return app.exit(error) == 0 ? done : refused;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "relata: %s\n", error.what());
    return refused;
  }
  return status;
}
