// What the program can be asked on its command line. Each command has its options in a plain struct (commands.h); CLI11 fills it.
#pragma once
#include <CLI/CLI.hpp>

#include "tools/relata/commands.h"
#include "tools/relata/watching/watch.h"

namespace relata {

// What every command was given; `status` is the answer of the one that ran.
struct CommandLine {
  ExtractOptions extract;
  MergeOptions merge;
  LoadOptions load;
  CheckOptions check;
  FmtOptions format;
  TestOptions test;
  DiffOptions diff;
  WatchOptions watch;
  ExplainOptions explain;
  NewOptions scaffold;
  DocsOptions docs;
  ListOptions list;
  SchemaOptions schema;
  TraceOptions trace;
  int status = done;
};

void add_graph_commands(CLI::App& app, CommandLine& line);  // extract, merge, load
void add_rule_commands(CLI::App& app, CommandLine& line);   // check, fmt, test, diff, watch, explain
void add_pack_commands(CLI::App& app, CommandLine& line);   // new, docs, lsp, list, schema

}  // namespace relata
