#include <cstdio>
#include <iterator>
#include <map>
#include <set>

#include "engine/read/bytes.h"
#include "engine/write/merge_statements.h"
#include "engine/write/statement_stream.h"
#include "tools/relata/commands.h"
#include "tools/relata/counted.h"
#include "tools/relata/extracting/filter.h"
#include "tools/relata/extracting/interrupt.h"
#include "tools/relata/extracting/requests.h"
#include "tools/relata/extracting/run_summary.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// All statements of one stream, packed or not; what is wrong costs its line.
void read_stream(const std::string& path, std::vector<Statement>& statements, std::vector<std::string>& problems) {
  ByteStream stream(path);
  std::string bytes;
  while (stream.read(bytes)) {
  }
  if (!stream.error().empty()) {
    problems.push_back(path + ": " + stream.error());
    return;
  }
  std::vector<Statement> read = parse_statement_stream(bytes, path, problems);
  if (statements.empty())
    statements = std::move(read);
  else
    statements.insert(statements.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
}

// Of a relation that no schema has, nobody knows the IRI, or whether it is symmetric.
void warn_of_unknown_relations(const std::vector<Statement>& statements, const Schema& schema) {
  std::map<std::string_view, std::size_t> unknown;
  for (const Statement& statement : statements)
    if (!schema.find_relation(statement.relation)) ++unknown[statement.relation];
  for (const auto& [relation, count] : unknown)
    std::fprintf(stderr,
                 "warning: the packs know no relation `%.*s` (%s): kept, as one that is not symmetric; name its pack with --rules\n",
                 static_cast<int>(relation.size()), relation.data(), counted(count, "statement", "statements").c_str());
}

}  // namespace

int run_merge(const MergeOptions& options) {
  RunSummary summary;
  std::vector<std::string> problems;
  auto checked = check_outputs(options.outputs, problems);
  for (const OutputRequest& request : checked ? checked->requests : std::vector<OutputRequest>())
    if (const auto named = output_named(request.path == "-" ? "x." + request.format : request.path);
        named && named->kind == OutputKind::mentions)
      problems.push_back(request.path + ": merge reads statements, which hold no mentions");
  if (!checked || !problems.empty()) return complain(problems), refused;

  Diagnostics diagnostics;
  const auto base = load_for_use(options.packs, diagnostics);
  if (!base) return refused;
  checked->options.filter = filter_of(options.filter, base->schema, problems);
  OutputSet outputs(checked->requests, problems);
  if (!problems.empty()) return complain(problems), refused;
  remove_outputs_on_interrupt();
  summary.broken_rules = base->broken_rules;
  summary.seconds_to_load = std::chrono::duration<double>(std::chrono::steady_clock::now() - summary.start).count();

  std::vector<Statement> statements;
  for (const std::string& path : options.streams) read_stream(path, statements, problems);
  statements = merge_statements(std::move(statements), problems);
  for (const std::string& problem : problems) std::fprintf(stderr, "%s (left out)\n", problem.c_str());
  summary.sources_left_out = problems.size();
  warn_of_unknown_relations(statements, base->schema);

  std::set<std::string_view> documents;
  for (const Statement& statement : statements) documents.insert(statement.doc);
  summary.documents = documents.size();
  summary.statements = statements.size();
  std::string lines;
  if (outputs.wants(OutputKind::statements))
    for (const Statement& statement : statements) {
      append_statement_line(statement, lines);
      if (lines.size() < (1U << 20)) continue;
      outputs.write(OutputKind::statements, lines);
      lines.clear();
    }
  outputs.write(OutputKind::statements, lines);
  summary.has_graph = outputs.wants_graph();
  summary.has_rdf = outputs.wants_rdf();
  summary.base = checked->options.base;
  summary.paths = outputs.paths();
  summary.written = write_graph_outputs(std::move(statements), vocabulary_of(base->schema, base->lexicon), checked->options, outputs);
  if (!summary.written.problems.empty()) return complain(summary.written.problems), refused;
  if (!commit_outputs(outputs)) return refused;
  if (options.explain)
    for (const MergeExplanation& merge : summary.written.merges)
      std::fprintf(stderr, "same: %s (%s) and %s (%s): %s\n", merge.left.label.c_str(), merge.left.doc.c_str(), merge.right.label.c_str(),
                   merge.right.doc.c_str(), merge.why.c_str());
  std::fputs(to_string(summary).c_str(), stderr);
  return options.strict && summary.left_out() ? findings : done;
}

}  // namespace relata
