#include "tools/relata/language_server/features/match_counts.h"

#include <fmt/format.h>

#include "engine/read/documents.h"
#include "tools/relata/changing/needed_words.h"
#include "tools/relata/changing/pack_change.h"

namespace relata::language_server {
namespace {

constexpr std::chrono::milliseconds quiet_time{500};

std::string counted(std::size_t number, const char* one, const char* many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string full_name(const Rule& rule, const RuleBase& base) {
  return base.packs[rule.pack].name + "/" + rule.id;
}

RuleCounts counts_in(Document document, const Extractor& extractor) {
  const RuleBase& base = *extractor.base;
  AnalysisTrace trace;
  ResolveOptions options;
  options.mentions = false;
  const DocumentResult result = extract_document(extractor, document, options, &trace);
  RuleCounts counts;
  for (const MatchAttempt& attempt : trace.attempts) {
    if (attempt.outcome != MatchOutcome::matched) continue;
    RuleCount& count = counts[full_name(base.rules[attempt.rule], base)];
    ++count.matches;
    if (count.by_pattern.size() <= attempt.pattern) count.by_pattern.resize(attempt.pattern + 1);
    ++count.by_pattern[attempt.pattern];
  }
  for (const Statement& statement : result.resolution.statements) ++counts[statement.rule].statements;
  return counts;
}

void add(const RuleCounts& counts, RuleCounts& all) {
  for (const auto& [rule, count] : counts) {
    RuleCount& sum = all[rule];
    sum.matches += count.matches;
    sum.statements += count.statements;
    if (sum.by_pattern.size() < count.by_pattern.size()) sum.by_pattern.resize(count.by_pattern.size());
    for (std::size_t i = 0; i < count.by_pattern.size(); ++i) sum.by_pattern[i] += count.by_pattern[i];
  }
}

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
  return fmt::format("{}, {} in {} of the corpus", counted(count.matches, "match", "matches"),
                     counted(count.statements, "statement", "statements"), counted(documents_, "document", "documents"));
}

std::string MatchCounts::told(const std::string& pack, const std::string& rule, std::size_t pattern) {
  const std::lock_guard lock(mutex_);
  if (documents_ == 0) return {};
  const auto found = counts_.find(pack + "/" + rule);
  const std::size_t matches = found == counts_.end() || pattern >= found->second.by_pattern.size() ? 0 : found->second.by_pattern[pattern];
  return fmt::format("{} in {} of the corpus", counted(matches, "match", "matches"), counted(documents_, "document", "documents"));
}

bool MatchCounts::is_stale(const CheckedFile& checked) {
  const std::lock_guard lock(mutex_);
  return stopping_ || wanted_.get() != &checked;
}

void MatchCounts::read_corpus(const std::vector<std::string>& corpus, const ReadingLexicon& reading) {
  pinned_.clear();
  pinned_from_ = corpus;
  DocumentStream documents(corpus, reading);
  for (Document document; documents.next(document); document = {}) {
    std::string searched = searchable(document.text);
    pinned_.push_back({std::move(document), std::move(searched), {}});
  }
}

void MatchCounts::count(const CheckedFile& checked, const std::vector<std::string>& corpus) {
  Diagnostics unheard;
  Extractor extractor = make_extractor(*checked.reading.base, unheard, {.compile_all = false}, extractor_ ? &*extractor_ : nullptr);
  std::optional<PackChange> change;
  if (extractor_ && corpus == pinned_from_) change = change_between(*extractor_, extractor);
  // What the reader of documents knows may have changed, too.
  if (!change || !change->everything.empty()) {
    extractor_.reset();
    read_corpus(corpus, extractor.reading);
  }
  std::vector<std::pair<std::size_t, RuleCounts>> fresh;
  for (std::size_t i = 0; i < pinned_.size(); ++i) {
    if (is_stale(checked)) return;
    if (change && !change->may_touch_searchable(pinned_[i].searchable)) continue;
    fresh.emplace_back(i, counts_in(pinned_[i].document, extractor));
  }
  for (auto& [i, counts] : fresh) pinned_[i].counts = std::move(counts);
  extractor_ = std::move(extractor);
  RuleCounts all;
  for (const Pinned& each : pinned_) add(each.counts, all);
  const std::lock_guard lock(mutex_);
  counts_ = std::move(all);
  documents_ = pinned_.size();
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
    count(*checked, corpus);
    lock.lock();
  }
}

}  // namespace relata::language_server
