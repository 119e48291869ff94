#include <algorithm>
#include <cstdio>
#include <exception>

#include "engine/diagnostics/did_you_mean.h"
#include "tools/relata/command_line/command_line.h"
#include "tools/relata/command_line/help_text.h"
#include "tools/relata/command_line/large_pages.h"
#include "tools/relata/version.h"

using namespace relata;

int main(int argc, char** argv) {
  use_large_pages();
  CLI::App app{"relata turns text into a knowledge graph, by rules"};
  app.footer(help::examples);
  app.set_version_flag("--version", std::string("relata ") + version);
  app.require_subcommand(1);
  CommandLine line;
  add_graph_commands(app, line);
  add_rule_commands(app, line);
  add_pack_commands(app, line);
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
  return line.status;
}
