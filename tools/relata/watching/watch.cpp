#include "tools/relata/watching/watch.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "engine/model/date.h"
#include "tools/relata/commands.h"
#include "tools/relata/counted.h"
#include "tools/relata/loading.h"
#include "tools/relata/watching/folder_watch.h"
#include "tools/relata/watching/resident_pack.h"

namespace relata {
namespace {

volatile sig_atomic_t stopped = 0;

void stop_on_interrupt() {
  struct sigaction action = {};
  action.sa_handler = [](int) { stopped = 1; };
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::string as_text(const WatchReport& report) {
  std::string out;
  for (const std::string& problem : report.source_problems) out += problem + "\n";
  out += report.diagnostics;
  out += fmt::format("check   {}, {}\n", counted(report.errors, "error", "errors"), counted(report.warnings, "warning", "warnings"));
  if (report.broken) return out + "broken  tests and corpus wait until it loads; the pack of before is kept\n";
  out += report.failures;
  out += fmt::format("tests   {} of {} run, {} failed\n", report.tests_run, report.tests, report.failed);
  if (report.documents > 0) {
    out += to_text(report.changes);
    out += fmt::format("corpus  {} of {} read, {}", report.documents_read, counted(report.documents, "document", "documents"),
                       counted(report.statements, "statement", "statements"));
    out += report.change.empty() ? "\n" : ": " + summary(report.changes) + "\n";
  }
  if (!report.change.empty()) out += "change  " + report.change + "\n";
  return out;
}

class Display {
 public:
  void show(const std::string& head, const std::string& body, std::chrono::steady_clock::time_point start) const {
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    // On a terminal each save begins a clean page; in a pipe one block follows another.
    if (terminal_) std::fputs("\x1b[H\x1b[2J\x1b[3J", stdout);
    fmt::print("== {}\n{}ready   {} ms\n{}", head, body, took, terminal_ ? "" : "\n");
    std::fflush(stdout);
  }

 private:
  bool terminal_ = isatty(STDOUT_FILENO) == 1;
};

// All folders in which a save can matter.
void watch_folders(const ResidentPack& pack, const std::string& name, FolderWatch& watch) {
  for (const Pack& each : pack.packs()) {
    watch.add_tree(each.folder);
    watch.add_entry(each.folder);
    for (const std::string& schema : each.schemas) watch.add_entry(schema);
  }
  if (pack.packs().empty()) watch.add_tree(name);
}

}  // namespace

int run_watch(const WatchOptions& options) {
  if (!options.date.empty() && !parse_date(options.date))
    return complain("--date: no such day: " + options.date + " (YYYY-MM-DD)"), refused;
  ResidentPack pack(options.pack, options.corpus, parse_date(options.date));
  const Display display;
  auto start = std::chrono::steady_clock::now();
  WatchReport report = pack.update();
  if (pack.packs().empty()) {
    std::fputs(report.diagnostics.c_str(), stderr);
    return refused;
  }
  FolderWatch watch;
  if (!options.once) {
    stop_on_interrupt();
    watch_folders(pack, options.pack, watch);
    if (!watch.works()) return complain("files can't be watched here (inotify)"), refused;
  }
  display.show(options.pack, as_text(report), start);
  if (options.once) return report.broken || report.failed > 0 ? findings : done;
  while (!stopped && watch.wait() && !stopped) {
    start = std::chrono::steady_clock::now();
    report = pack.update();
    watch_folders(pack, options.pack, watch);
    if (!report.same) display.show(report.files.empty() ? "what the pack stands on" : joined(report.files), as_text(report), start);
  }
  return done;
}

}  // namespace relata
