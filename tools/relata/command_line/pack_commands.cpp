#include "tools/relata/command_line/command_line.h"
#include "tools/relata/command_line/help_text.h"
#include "tools/relata/command_line/shared_options.h"

namespace relata {

void add_pack_commands(CLI::App& app, CommandLine& line) {
  int& status = line.status;
  CLI::App* command = nullptr;
  NewOptions& scaffold = line.scaffold;
  command = add_command(app, "new", "begin a pack or a rule, with tests that pass", help::new_);
  command->add_option("what", scaffold.what)->type_name("pack|rule")->required()->check(CLI::IsMember({"pack", "rule"}));
  command->add_option("name", scaffold.name, "its name")->type_name("NAME")->required();
  command->add_option("--in", scaffold.in, "the folder that gets the pack (this one), or the file that gets the rule")->type_name("PLACE");
  command->callback([&scaffold, &status] { status = run_new(scaffold); });

  DocsOptions& docs = line.docs;
  command = add_command(app, "docs", "a pack's documentation, from its schema, rules and tests", help::docs);
  command->add_option("pack", docs.pack, "a pack")->type_name("PACK")->required();
  command->add_option("-o,--output", docs.output, "FILE.md or FILE.html (standard output)")->type_name("FILE");
  command->add_option("--format", docs.format, "of standard output")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"markdown", "html"}))
      ->capture_default_str();
  command->callback([&docs, &status] { status = run_docs(docs); });

  command = add_command(app, "lsp", "language server for editors, on standard input and output", help::lsp);
  command->callback([&status] { status = run_lsp(); });

  ListOptions& list = line.list;
  command = add_command(app, "list", "what there is", help::list);
  command->add_option("what", list.what)
      ->type_name("packs|types|relations|formats")
      ->required()
      ->check(CLI::IsMember({"packs", "types", "relations", "formats"}));
  add_packs(*command, list.packs, false);
  command->callback([&list, &status] { status = run_list(list); });

  SchemaOptions& schema = line.schema;
  command = add_command(
      app, "schema", "print the JSON Schema of a stream or of rule files, the JSON-LD context, or OWL and SHACL of a schema", help::schema);
  command->add_option("name", schema.name)
      ->type_name("statements|mentions|rules|context|ontology|shapes")
      ->required()
      ->check(CLI::IsMember({"statements", "mentions", "rules", "context", "ontology", "shapes"}));
  add_packs(*command, schema.packs, false);
  command->add_option("--base", schema.base, "what IRIs begin with (https://example.org/relata/)")->type_name("IRI");
  command->callback([&schema, &status] { status = run_schema(schema); });

  TraceOptions& trace = line.trace;
  command = add_command(app, "trace", "show tapes and readings", "");
  command->group("");
  command->add_option("sources", trace.sources)->required();
  add_packs(*command, trace.packs, true);
  command->add_option("--date", trace.date);
  command->callback([&trace, &status] { status = run_trace(trace); });
}

}  // namespace relata
