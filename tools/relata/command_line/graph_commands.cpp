#include "tools/relata/command_line/command_line.h"
#include "tools/relata/command_line/help_text.h"
#include "tools/relata/command_line/shared_options.h"
#include "tools/relata/profile_report.h"

namespace relata {

void add_graph_commands(CLI::App& app, CommandLine& line) {
  int& status = line.status;
  ExtractOptions& extract = line.extract;
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

  MergeOptions& merge = line.merge;
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
  command->callback([&merge, &status] { status = run_merge(merge); });

  LoadOptions& load = line.load;
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
  command->callback([&load, &status] { status = run_load(load); });
}

}  // namespace relata
