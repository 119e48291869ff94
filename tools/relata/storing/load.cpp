#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "engine/write/output_formats.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"
#include "tools/relata/storing/load_journal.h"
#include "tools/relata/storing/load_quads.h"
#include "tools/relata/storing/load_store.h"

namespace relata {
namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

class Load {
 public:
  Load(const LoadOptions& options, const std::string& file)
      : options_(options),
        by_graph_(options.graph_by == "document"),
        file_(file),
        store_({options.endpoint, from_environment("RELATA_STORE_USER"), from_environment("RELATA_STORE_PASSWORD"), options.retries,
                options.timeout_seconds}),
        journal_(file, options.endpoint, fmt::format("{} {}", options.graph_by, options.batch_megabytes)),
        terminal_(::isatty(STDERR_FILENO) == 1) {
    store_.on_retry = [this](const std::string& message) {
      clear_line();
      std::fprintf(stderr, "relata: %s\n", message.c_str());
    };
  }

  bool run() {
    if (!skip_acknowledged()) return false;
    while (const auto batch = batches_.next()) {
      const StoreAnswer answer = send(*batch);
      if (!answer.done) return stopped(answer.message);
      sent_ += batch->quads;
      ++requests_;
      journaled_ = journal_.acknowledge(batch->fingerprint) && journaled_;
      show();
    }
    clear_line();
    if (!batches_.problem().empty()) return stopped(batches_.problem());
    journal_.remove();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    std::string line = fmt::format("loaded    {}: {} quads in {} requests, {:.1f} s", file_, sent_, requests_, seconds);
    if (skipped_) line += fmt::format("; {} were acknowledged before", skipped_);
    if (store_.retried) line += fmt::format("; {} sent again", store_.retried);
    std::fprintf(stderr, "%s\n", line.c_str());
    return true;
  }

 private:
  StoreAnswer send(const Batch& batch) {
    if (!by_graph_) return store_.post_quads(batch.body);
    return batch.is_first ? store_.put_graph(batch.graph, batch.body) : store_.post_graph(batch.graph, batch.body);
  }

  // To where an earlier load came, if it was of this very file and the store still has what it took last.
  bool skip_acknowledged() {
    if (journal_.batches() == 0) return true;
    std::string fingerprint, graph;
    for (std::size_t i = 0; i < journal_.batches(); ++i) {
      const auto batch = batches_.next();
      if (!batch) break;
      skipped_ += batch->quads;
      fingerprint = batch->fingerprint;
      graph = batch->graph;
    }
    if (fingerprint == journal_.fingerprint() && store_.may_hold(graph)) {
      std::fprintf(stderr, "relata: %s: going on behind %zu quads that %s has acknowledged\n", file_.c_str(), skipped_,
                   shown_endpoint(options_.endpoint).c_str());
      return true;
    }
    std::fprintf(
        stderr, "relata: %s: starting anew, since %s\n", file_.c_str(),
        fingerprint == journal_.fingerprint() ? "the store no longer has what it acknowledged" : "the file is another than before");
    skipped_ = 0;
    journal_.restart();
    batches_ = QuadBatches(file_, by_graph_, batch_bytes());
    return true;
  }

  bool stopped(const std::string& why) {
    clear_line();
    complain(why);
    std::string rest = fmt::format("relata: stopped behind {} quads of {}", skipped_ + sent_, file_);
    if (journaled_ && journal_.batches() > 0) rest += "; the same command goes on from there";
    std::fprintf(stderr, "%s\n", rest.c_str());
    return false;
  }

  void show() {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now - shown_ < std::chrono::milliseconds(100)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fprintf(stderr, "\r%s: %zu quads, %.0f a second\x1b[K", file_.c_str(), skipped_ + sent_, static_cast<double>(sent_) / seconds);
  }
  void clear_line() const {
    if (terminal_) std::fputs("\r\x1b[K", stderr);
  }
  [[nodiscard]] std::size_t batch_bytes() const { return static_cast<std::size_t>(options_.batch_megabytes * 1e6); }

  const LoadOptions& options_;
  bool by_graph_;
  std::string file_;
  Store store_;
  LoadJournal journal_;
  QuadBatches batches_{file_, by_graph_, batch_bytes()};
  bool terminal_, journaled_ = true;
  std::size_t sent_ = 0, skipped_ = 0, requests_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), shown_ = start_;
};

}  // namespace

int run_load(const LoadOptions& options) {
  std::vector<std::string> problems;
  if (const std::string problem = problem_of_endpoint(options.endpoint); !problem.empty()) problems.push_back(problem);
  if (options.graph_by != "none" && options.graph_by != "document")
    problems.push_back(fmt::format("--graph-by: no way `{}`; there are document (graph by graph) and none (as quads)", options.graph_by));
  for (const std::string& file : options.files) {
    const auto named = output_named(file);
    if (!named || (named->kind != OutputKind::nquads && named->kind != OutputKind::ntriples))
      problems.push_back(fmt::format("{}: load sends N-Quads and N-Triples; write one with -o graph.nq", file));
    else if (::access(file.c_str(), R_OK) != 0)
      problems.push_back(fmt::format("{}: can't be read", file));
  }
  if (!problems.empty()) return complain(problems), refused;
  for (const std::string& file : options.files)
    if (!Load(options, file).run()) return refused;
  return done;
}

}  // namespace relata
