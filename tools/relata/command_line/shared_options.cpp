#include "tools/relata/command_line/shared_options.h"

namespace relata {

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

}  // namespace relata
