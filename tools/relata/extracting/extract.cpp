#include <algorithm>
#include <cstdio>
#include <iterator>
#include <thread>
#include <unordered_set>

#include "engine/time/tenses.h"
#include "engine/write/json_text.h"
#include "engine/write/mention_stream.h"
#include "engine/write/statement_stream.h"
#include "tools/relata/commands.h"
#include "tools/relata/extracting/documents_in_order.h"
#include "tools/relata/extracting/filter.h"
#include "tools/relata/extracting/interrupt.h"
#include "tools/relata/extracting/progress.h"
#include "tools/relata/extracting/requests.h"
#include "tools/relata/extracting/run_summary.h"
#include "tools/relata/extracting/wanted_types.h"
#include "tools/relata/loading.h"
#include "tools/relata/profile_report.h"

namespace relata {
namespace {

// What a run needs to have in hand beside the streams that it writes as it goes.
struct Wants {
  bool statement_lines = false, mention_lines = false, texts = false;
  bool statements = false;  // all of them at the end: graphs and RDF
};

void append_text_line(const Document& document, std::string& out) {
  std::string line = "{";
  append_json_member("id", document.id, line);
  if (document.date) append_json_member("date", to_string(*document.date), line);
  append_json_member("title", document.title, line);
  append_json_member("text", document.text, line);
  out += line + "}\n";
}

class Extraction {
 public:
  Extraction(const Extractor& extractor, const WantedTypes& types, const Wants& wants, const ExtractOptions& options, OutputSet& outputs,
             RunSummary& summary)
      : extractor_(extractor), types_(types), wants_(wants), keep_text_(!options.keep_text.empty()), outputs_(outputs), summary_(summary) {
    if (options.profile.wanted) profile_ = profile_for(extractor);
    for (const Rule& rule : extractor.base->rules)
      if (rule.status == Status::deprecated) deprecated_.insert(extractor.base->packs[rule.pack].name + "/" + rule.id);
  }

  void run(const ExtractOptions& options, unsigned threads) {
    DocumentStream documents(options.sources, extractor_.reading);
    Progress progress(documents.total());
    PipelineOptions pipeline;
    pipeline.threads = threads;
    pipeline.date = parse_date(options.date);
    pipeline.profile = profile_.has_value();
    pipeline.resolve.all_mentions = options.all_mentions;
    pipeline.resolve.mentions = wants_.mention_lines;
    pipeline.resolve.only_times = types_.only_times() && !wants_.statement_lines && !wants_.statements;
    pipeline.finish = [this](ReadDocument& item) { write_lines(item); };
    pipeline.take = [&](ReadDocument& item) {
      if (!item.problems.empty() || item.result.foreign) progress.clear();
      take(item);
      progress.show(summary_.documents, summary_.bytes);
    };
    run_in_order(extractor_, documents, pipeline);
  }

  [[nodiscard]] const std::optional<Profile>& profile() const { return profile_; }
  std::vector<Statement> take_statements() { return std::move(statements_); }

 private:
  void write_lines(ReadDocument& item) const {
    if (wants_.statement_lines)
      for (const Statement& statement : item.result.resolution.statements) append_statement_line(statement, item.statement_lines);
    if (!wants_.mention_lines) return;
    for (const MentionRecord& mention : item.result.resolution.mentions)
      if (types_.holds(mention, extractor_.base->schema)) append_mention_line(mention, item.mention_lines);
  }

  void take(ReadDocument& item) {
    for (const SourceProblem& problem : item.problems) {
      std::fprintf(stderr, "%s%s\n", to_string(problem).c_str(), problem.left_out ? " (left out)" : "");
      summary_.sources_left_out += problem.left_out;
    }
    if (item.last) return;
    if (profile_) *profile_ += *item.profile;
    summary_.bytes += item.document.text.size();
    if (keep_text_) {
      std::string line;
      append_text_line(item.document, line);
      outputs_.write(OutputKind::texts, line);
    }
    if (item.result.foreign) {
      const SourceProblem problem{item.document.source, item.document.line, "not in a language that a pack reads", true};
      std::fprintf(stderr, "%s (left out)\n", to_string(problem).c_str());
      ++summary_.foreign;
      return;
    }
    ++summary_.documents;
    if (item.document.print != 0 && !prints_.insert(item.document.print).second) ++summary_.copies;
    summary_.sentences += item.result.sentences;
    summary_.mentions += item.result.mentions;
    summary_.readings_cut += item.result.readings_cut;
    summary_.pairs_cut += item.result.pairs_cut;
    Resolution& found = item.result.resolution;
    summary_.unresolved += found.unresolved_drafts;
    summary_.mistyped += found.mistyped_drafts;
    summary_.statements += found.statements.size();
    if (!deprecated_.empty())
      for (const Statement& statement : found.statements)
        if (deprecated_.contains(statement.rule)) ++summary_.deprecated[statement.rule];
    outputs_.write(OutputKind::statements, item.statement_lines);
    outputs_.write(OutputKind::mentions, item.mention_lines);
    if (wants_.statements) std::move(found.statements.begin(), found.statements.end(), std::back_inserter(statements_));
  }

  const Extractor& extractor_;
  const WantedTypes& types_;
  const Wants& wants_;
  const bool keep_text_;
  OutputSet& outputs_;
  RunSummary& summary_;
  std::unordered_set<std::uint64_t> prints_;
  std::unordered_set<std::string> deprecated_;  // names of rules of that status
  std::vector<Statement> statements_;
  std::optional<Profile> profile_;
};

unsigned threads_for(const ExtractOptions& options) {
  return options.threads ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

int run_extract(const ExtractOptions& options) {
  RunSummary summary;
  std::vector<std::string> problems;
  auto checked = check_outputs(options.outputs, problems);
  if (!options.date.empty() && !parse_date(options.date)) problems.push_back("--date: no such day: " + options.date + " (YYYY-MM-DD)");
  const auto order = date_order_named(options.date_order);
  if (!options.date_order.empty() && !order) problems.push_back("--date-order: mdy or dmy, not " + options.date_order);
  if (!checked || !problems.empty()) return complain(problems), refused;
  if (!may_write_profile(options.profile)) return refused;
  if (!options.keep_text.empty()) checked->requests.push_back({options.keep_text, {}, true});

  Diagnostics diagnostics;
  auto base = load_for_use(options.packs, diagnostics);
  if (!base) return refused;
  if (order) base->date_order = *order;
  const auto types = WantedTypes::of(options.types, base->schema);
  FilterChoice choice = options.filter;
  choice.types = options.types;
  checked->options.filter = filter_of(choice, base->schema, problems);
  if (!problems.empty()) return complain(problems), refused;

  OutputSet outputs(checked->requests, problems);
  if (!problems.empty()) return complain(problems), refused;
  remove_outputs_on_interrupt();
  Wants wants;
  wants.statement_lines = outputs.wants(OutputKind::statements);
  wants.mention_lines = outputs.wants(OutputKind::mentions);
  wants.statements = outputs.wants_graph() || outputs.wants_rdf();
  const bool only_mentions = !wants.statement_lines && !wants.statements;
  if (only_mentions) types.drop_needless_rules(*base);

  const std::size_t told = diagnostics.all().size();
  summary.broken_rules = base->broken_rules;
  ProgramOptions program;
  program.compile_all = false;
  if (only_mentions) program.wanted_types = types.types();
  if (only_mentions && types.only_times()) program.kept_apart = types_of_times_and_tenses(base->schema);
  // Never taken apart: the end of the process does that for nothing.
  static const Extractor& extractor = *new Extractor(make_extractor(std::move(*base), diagnostics, program));
  summary.broken_rules += tell(diagnostics, told);
  const auto now = std::chrono::steady_clock::now();
  summary.seconds_to_load = std::chrono::duration<double>(now - summary.start).count();

  const TickClock clock;
  Extraction extraction(extractor, types, wants, options, outputs, summary);
  extraction.run(options, threads_for(options));
  const double seconds_a_tick = clock.seconds_a_tick();

  summary.has_graph = outputs.wants_graph();
  summary.has_rdf = outputs.wants_rdf();
  summary.base = checked->options.base;
  summary.paths = outputs.paths();
  if (wants.statements)
    summary.written = write_graph_outputs(extraction.take_statements(), vocabulary_of(extractor.base->schema, extractor.base->lexicon),
                                          checked->options, outputs);
  if (!summary.written.problems.empty()) return complain(summary.written.problems), refused;
  if (!commit_outputs(outputs)) return refused;
  std::fputs(to_string(summary).c_str(), stderr);
  if (extraction.profile() && !write_profile(options.profile, *extraction.profile(), extractor, seconds_a_tick)) return refused;
  return options.strict && summary.left_out() ? findings : done;
}

}  // namespace relata
