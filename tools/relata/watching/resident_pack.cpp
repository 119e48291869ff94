#include "tools/relata/watching/resident_pack.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <thread>

#include "engine/diagnostics/render.h"
#include "engine/lint/lint.h"
#include "engine/lint/suppression.h"
#include "engine/read/documents.h"
#include "tools/relata/changing/needed_words.h"
#include "tools/relata/testing/report_failure.h"

namespace fs = std::filesystem;

namespace relata {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> files_of(const Pack& pack) {
  std::vector<std::string> paths = {(fs::path(pack.folder) / "pack.yaml").generic_string()};
  for (const auto* list : {&pack.schemas, &pack.rule_files, &pack.lexicons, &pack.merges, &pack.case_files})
    paths.insert(paths.end(), list->begin(), list->end());
  return paths;
}

// Tells whether a file of the packs that the last one requires changed.
std::string state_of_required(const std::vector<Pack>& packs) {
  std::string state = "required\n";
  for (std::size_t i = 0; i + 1 < packs.size(); ++i)
    for (const std::string& path : files_of(packs[i])) {
      std::error_code error;
      const auto time = fs::last_write_time(path, error).time_since_epoch().count();
      state += path + " " + std::to_string(time) + " " + std::to_string(fs::file_size(path, error)) + "\n";
    }
  return state;
}

// Of a test, all that its outcome depends on beside the rules.
std::string key_of(const TestItem& item) {
  std::string key = item.name + '\n' + item.date + '\n' + item.rule + '\n' + item.text;
  for (const std::string& each : item.gives) (key += '\n') += each;
  return key;
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < std::min<std::size_t>(count, std::max(1U, std::thread::hardware_concurrency())); ++i)
    threads.emplace_back(run);
  run();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

// Against the last update.
std::vector<std::string> ResidentPack::changed_files() {
  std::map<std::string, std::string> now;
  if (!packs().empty())
    for (const std::string& path : files_of(packs().back())) now.emplace(path, bytes_of(path));
  std::vector<std::string> changed;
  for (const auto& [path, bytes] : now)
    if (const auto known = files_.find(path); known == files_.end() || known->second != bytes) changed.push_back(path);
  for (const auto& [path, bytes] : files_)
    if (!now.contains(path)) changed.push_back(path);
  std::sort(changed.begin(), changed.end());
  files_ = std::move(now);
  return changed;
}

// Only what changed: what is wrong with other files was told when they did.
void ResidentPack::check(const std::optional<RuleBase>& base, Diagnostics& diagnostics, const WatchReport& report) const {
  if (!base) return;
  const auto sources = static_cast<SourceId>(diagnostics.source_count());
  for (SourceId source = 0; source < sources; ++source)
    if (std::binary_search(report.files.begin(), report.files.end(), diagnostics.source(source).path)) lint(*base, source, diagnostics);
}

void ResidentPack::show(Diagnostics& diagnostics, WatchReport& report) const {
  const std::vector<bool> allowed = apply_suppressions(diagnostics);
  std::vector<const Diagnostic*> shown = in_order(diagnostics);
  std::erase_if(shown, [&](const Diagnostic* each) {
    const auto index = static_cast<std::size_t>(each - diagnostics.all().data());
    if (index < allowed.size() && allowed[index]) return true;
    if (each->severity == Severity::error) return false;
    return each->primary.source >= diagnostics.source_count() ||
           !std::binary_search(report.files.begin(), report.files.end(), diagnostics.source(each->primary.source).path);
  });
  for (const Diagnostic* each : shown) {
    report.errors += each->severity == Severity::error;
    report.warnings += each->severity == Severity::warning;
  }
  report.diagnostics = render_text(diagnostics, shown);
}

void ResidentPack::run_tests(const Extractor& extractor, const std::vector<TestItem>& items, const PackChange* change,
                             const Diagnostics& sources, WatchReport& report) {
  std::set<std::string> rules;
  if (change) rules.insert(change->new_rules.begin(), change->new_rules.end());
  std::map<std::string, bool> outcomes;
  std::vector<TestItem> touched;
  for (const TestItem& item : items) {
    if (item.to_do) continue;
    const std::string key = key_of(item);
    const auto known = outcomes_.find(key);
    if (change && known != outcomes_.end() && !rules.contains(item.rule) && !change->may_touch(item.text))
      outcomes[key] = known->second;
    else
      touched.push_back(item);
  }
  const auto pack = static_cast<std::uint32_t>(extractor.base->packs.size() - 1);
  const std::vector<TestOutcome> found = run_all(extractor, touched, pack, 0);
  std::vector<const TestItem*> failed;
  std::vector<const TestOutcome*> failed_outcomes;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    outcomes[key_of(touched[i])] = found[i].good;
    if (found[i].good) continue;
    failed.push_back(&touched[i]);
    failed_outcomes.push_back(&found[i]);
  }
  const std::vector<std::string> why_not = reasons(extractor, failed, failed_outcomes, sources);
  for (std::size_t i = 0; i < failed.size(); ++i) report.failures += describe_failure(*failed[i], *failed_outcomes[i]) + why_not[i];
  report.tests_run = touched.size();
  for (const TestItem& item : items) {
    if (item.to_do) continue;
    ++report.tests;
    report.failed += !outcomes[key_of(item)];
  }
  outcomes_ = std::move(outcomes);
}

void ResidentPack::read_corpus(const Extractor& extractor, const PackChange* change, WatchReport& report) {
  if (!corpus_is_read_ && !sources_.empty()) {
    DocumentStream documents(sources_, extractor.reading);
    for (Document document; documents.next(document); document = {}) {
      std::string searched = searchable(document.text);
      corpus_.push_back({std::move(document), std::move(searched), {}});
    }
    for (const SourceProblem& problem : documents.problems()) report.source_problems.push_back(to_string(problem));
  }
  std::vector<std::size_t> touched;
  for (std::size_t i = 0; i < corpus_.size(); ++i)
    if (!corpus_is_read_ || !change || change->may_touch_searchable(corpus_[i].searchable)) touched.push_back(i);
  std::vector<std::vector<Statement>> found(touched.size());
  in_parallel(touched.size(), [&](std::size_t i) {
    Document document = corpus_[touched[i]].document;
    ResolveOptions options;
    options.mentions = false;
    found[i] = std::move(extract_document(extractor, document, options, nullptr, date_).resolution.statements);
  });
  StatementsByKey before, after;
  for (std::size_t i = 0; i < touched.size(); ++i) {
    std::vector<Statement>& statements = corpus_[touched[i]].statements;
    if (corpus_is_read_) {
      add_statements(statements, before);
      add_statements(found[i], after);
    }
    statements = std::move(found[i]);
  }
  report.changes = compare_statements(before, after);
  report.documents = corpus_.size();
  report.documents_read = touched.size();
  for (const PinnedDocument& each : corpus_) report.statements += each.statements.size();
  corpus_is_read_ = true;
}

WatchReport ResidentPack::update() {
  WatchReport report;
  Diagnostics diagnostics;
  auto packs = load_packs({name_}, diagnostics);
  if (packs) packs_ = *packs;
  report.files = changed_files();
  std::string ground = state_of_required(packs_);
  report.same = !ground_.empty() && report.files.empty() && ground == ground_;
  if (report.same) return report;
  ground_ = std::move(ground);
  std::optional<RuleBase> base;
  if (packs) base = loader_.load(*packs, diagnostics);

  check(base, diagnostics, report);
  std::optional<Extractor> fresh;
  std::vector<TestItem> items;
  if (base) {
    fresh = make_extractor(std::move(*base), diagnostics, {.compile_all = false}, extractor_ ? &*extractor_ : nullptr);
    items = tests_of(*fresh, static_cast<std::uint32_t>(fresh->base->packs.size() - 1), {}, diagnostics);
  }
  show(diagnostics, report);
  report.broken = !fresh || report.errors > 0;
  if (report.broken) return report;

  std::optional<PackChange> change;
  if (extractor_) {
    change = change_between(*extractor_, *fresh);
    report.change = describe(*change);
  }
  run_tests(*fresh, items, change ? &*change : nullptr, diagnostics, report);
  read_corpus(*fresh, change ? &*change : nullptr, report);
  extractor_ = std::move(fresh);
  return report;
}

}  // namespace relata
