#include "tools/relata/language_server/features/match_counts.h"

#include <fmt/format.h>

#include "engine/extraction.h"
#include "engine/read/documents.h"

namespace relata::language_server {
namespace {

constexpr std::chrono::milliseconds quiet_time{500};

}  // namespace

MatchCounts::MatchCounts() : thread_([this] { run(); }) {}

MatchCounts::~MatchCounts() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void MatchCounts::set_corpus(std::vector<std::string> corpus) {
  const std::lock_guard lock(mutex_);
  corpus_ = std::move(corpus);
  waiting_ = wanted_ != nullptr;
  changed_.notify_all();
}

void MatchCounts::ask(const CheckedPointer& checked) {
  if (!checked->reading.base) return;
  const std::lock_guard lock(mutex_);
  wanted_ = checked;
  waiting_ = true;
  changed_.notify_all();
}

std::string MatchCounts::told(const std::string& pack, const std::string& rule) {
  const std::lock_guard lock(mutex_);
  if (documents_ == 0) return {};
  const auto found = counts_.find(pack + "/" + rule);
  const RuleCount count = found == counts_.end() ? RuleCount{} : found->second;
  const auto counted = [](std::size_t n, const char* one, const char* many) { return fmt::format("{} {}", n, n == 1 ? one : many); };
  return fmt::format("{}, {} in {} of the corpus", counted(count.matches, "match", "matches"),
                     counted(count.statements, "statement", "statements"), counted(documents_, "document", "documents"));
}

bool MatchCounts::is_stale(const CheckedFile& checked) {
  const std::lock_guard lock(mutex_);
  return stopping_ || wanted_.get() != &checked;
}

bool MatchCounts::count(const CheckedFile& checked, const std::vector<std::string>& corpus) {
  Diagnostics unheard;
  const Extractor extractor = make_extractor(*checked.reading.base, unheard, {.compile_all = false});
  const RuleBase& base = *extractor.base;
  std::map<std::string, RuleCount> counts;
  std::size_t read = 0;
  DocumentStream documents(corpus, extractor.reading);
  for (Document document; documents.next(document); document = {}) {
    if (is_stale(checked)) return false;
    AnalysisTrace trace;
    ResolveOptions options;
    options.mentions = false;
    const DocumentResult result = extract_document(extractor, document, options, &trace);
    for (const MatchAttempt& attempt : trace.attempts)
      if (attempt.outcome == MatchOutcome::matched)
        ++counts[base.packs[base.rules[attempt.rule].pack].name + "/" + base.rules[attempt.rule].id].matches;
    for (const Statement& statement : result.resolution.statements) ++counts[statement.rule].statements;
    ++read;
  }
  const std::lock_guard lock(mutex_);
  if (wanted_.get() != &checked) return false;
  counts_ = std::move(counts);
  documents_ = read;
  return true;
}

void MatchCounts::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || (waiting_ && !corpus_.empty()); });
    if (stopping_) return;
    // Until nothing newer has come for a while.
    for (CheckedPointer seen; seen != wanted_ && !stopping_;) {
      seen = wanted_;
      changed_.wait_for(lock, quiet_time, [&] { return stopping_ || wanted_ != seen; });
    }
    if (stopping_) return;
    waiting_ = false;
    const CheckedPointer checked = wanted_;
    const std::vector<std::string> corpus = corpus_;
    lock.unlock();
    static_cast<void>(count(*checked, corpus));
    lock.lock();
  }
}

}  // namespace relata::language_server
