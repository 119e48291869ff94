#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>

#include "engine/diagnostics/did_you_mean.h"
#include "tools/relata/commands.h"
#include "tools/relata/help_text.h"
#include "tools/relata/version.h"

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
}

void add_packs(CLI::App& command, std::vector<std::string>& packs, bool required) {
  auto* option = command.add_option("--rules", packs, "a pack by name, or by path if it holds a /; may come several times");
  option->type_name("PACK")->expected(1)->take_all();
  if (required) option->required();
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
      ->type_name("SOURCES")
      ->required();
  add_packs(*command, extract.packs, true);
  add_outputs(*command, extract.outputs);
  command->add_option("--date", extract.date, "the date of documents that have none")->type_name("YYYY-MM-DD");
  command->add_option("--date-order", extract.date_order, "how 3/4/2023 is read, whatever the pack says")->type_name("mdy|dmy");
  command->add_option("--threads", extract.threads, "how many documents are read at once (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  command->add_option("--types", extract.types, "mentions of these types alone, such as Time,Person")->type_name("T,...")->delimiter(',');
  command->add_option("--keep-text", extract.keep_text, "write the texts that offsets count in")->type_name("FILE.jsonl");
  command->add_flag("--all-mentions", extract.all_mentions, "verb and noun groups in the stream of mentions, too");
  command->add_flag("--strict", extract.strict, "exit with 1 if a source or a rule had to be left out");
  command->callback([&] { status = run_extract(extract); });

  MergeOptions merge;
  command = add_command(app, "merge", "put streams of statements together", help::merge);
  command->add_option("streams", merge.streams, "statement streams, as extract writes them")
      ->type_name("A.statements.jsonl ...")
      ->required();
  add_packs(*command, merge.packs, true);
  add_outputs(*command, merge.outputs);
  command->add_flag("--explain", merge.explain, "tell who was taken for one over all documents, and why");
  command->add_flag("--strict", merge.strict, "exit with 1 if a line or a rule had to be left out");
  command->callback([&] { status = run_merge(merge); });

  CheckOptions check;
  command = add_command(app, "check", "look for mistakes in packs and rule files", help::check);
  command->add_option("targets", check.targets, "packs, or single rule files")->type_name("PACK|FILE.yaml")->required();
  command->add_option("--format", check.format, "how to tell them")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json", "sarif", "junit"}))
      ->capture_default_str();
  command->callback([&] { status = run_check(check); });

  TestOptions test;
  command = add_command(app, "test", "run the tests inside rules, and the case files of packs", help::test);
  command->add_option("targets", test.targets, "packs, or single rule files")->type_name("PACK")->required();
  command->callback([&] { status = run_test(test); });

  ListOptions list;
  command = add_command(app, "list", "what there is", help::list);
  command->add_option("what", list.what)
      ->type_name("packs|types|relations|formats")
      ->required()
      ->check(CLI::IsMember({"packs", "types", "relations", "formats"}));
  add_packs(*command, list.packs, false);
  command->callback([&] { status = run_list(list); });

  std::string schema;
  command = add_command(app, "schema", "print the JSON Schema of a stream or of rule files, or the JSON-LD context", help::schema);
  command->add_option("name", schema)
      ->type_name("statements|mentions|rules|context")
      ->required()
      ->check(CLI::IsMember({"statements", "mentions", "rules", "context"}));
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
