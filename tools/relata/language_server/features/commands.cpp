#include "tools/relata/language_server/features/commands.h"

#include <fmt/format.h>

#include "engine/diagnostics/render.h"
#include "engine/rules/parse_gives.h"
#include "tools/relata/explaining/pattern_in_english.h"
#include "tools/relata/explaining/statement_account.h"
#include "tools/relata/testing/report_failure.h"

namespace relata::language_server {
namespace {

std::string list_of(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "; ") + line;
  return out.empty() ? "nothing" : out;
}

}  // namespace

// The pack around the file, ready to run, and the tests that are asked for.
struct CommandRunner::Trials {
  Diagnostics diagnostics;
  std::shared_ptr<const Extractor> extractor;
  std::uint32_t pack = 0;
  std::vector<TestItem> items;
};

std::unique_ptr<CommandRunner::Trials> CommandRunner::load(const CommandTarget& target, std::shared_ptr<const UnsavedTexts> texts) {
  auto trials = std::make_unique<Trials>();
  trials->diagnostics.read_unsaved(std::move(texts));
  auto base = loader_.load(target.path, trials->diagnostics);
  if (!base || base->packs.empty()) return trials;
  extractor_ =
      std::make_shared<const Extractor>(make_extractor(std::move(*base), trials->diagnostics, {.compile_all = false}, extractor_.get()));
  trials->extractor = extractor_;
  trials->pack = static_cast<std::uint32_t>(trials->extractor->base->packs.size() - 1);
  const std::string full = trials->extractor->base->packs[trials->pack].name + "/" + target.rule;
  int number = 0;
  for (TestItem& item : tests_of(*trials->extractor, trials->pack, target.path, trials->diagnostics))
    if (item.rule == full && (target.test < 0 || target.test == number++)) trials->items.push_back(std::move(item));
  return trials;
}

CommandResult CommandRunner::refused(const CommandTarget& target, const Trials& trials) {
  CommandResult result;
  result.good = false;
  result.title = target.rule;
  std::vector<const Diagnostic*> errors;
  for (const Diagnostic& each : trials.diagnostics.all())
    if (each.severity == Severity::error) errors.push_back(&each);
  result.text = render_text(trials.diagnostics, errors);
  result.summary = target.rule + ": no such rule, or it can't be read";
  return result;
}

const Rule* CommandRunner::rule_of(const Trials& trials, const std::string& id) {
  if (!trials.extractor) return nullptr;
  for (const Rule& rule : trials.extractor->base->rules)
    if (rule.pack == trials.pack && rule.id == id) return &rule;
  return nullptr;
}

CommandResult CommandRunner::run_tests(const CommandTarget& target, std::shared_ptr<const UnsavedTexts> texts) {
  const auto trials = load(target, std::move(texts));
  if (!rule_of(*trials, target.rule)) return refused(target, *trials);
  CommandResult result;
  result.title = "Tests of " + target.rule;
  const std::vector<TestOutcome> outcomes = run_all(*trials->extractor, trials->items, trials->pack, 1);
  std::vector<const TestItem*> failed;
  std::vector<const TestOutcome*> found;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const bool fails = !outcomes[i].good;
    if (trials->items[i].to_do)
      ++result.to_do;
    else
      ++(fails ? result.failed : result.passed);
    if (!fails || trials->items[i].to_do) continue;
    failed.push_back(&trials->items[i]);
    found.push_back(&outcomes[i]);
  }
  const std::vector<std::string> why = reasons(*trials->extractor, failed, found, trials->diagnostics);
  for (std::size_t i = 0; i < failed.size(); ++i) result.text += describe_failure(*failed[i], *found[i]) + why[i];
  result.text +=
      fmt::format("{} {} passed, {} failed, {} to do\n", result.passed, result.passed == 1 ? "test" : "tests", result.failed, result.to_do);
  result.good = failed.empty();
  result.summary = fmt::format("{}: {} passed, {} failed, {} to do", target.rule, result.passed, result.failed, result.to_do);
  if (!failed.empty()) {
    std::vector<std::string> made;
    for (const Statement& statement : found.front()->counted) made.push_back(to_gives(statement));
    result.summary += fmt::format(": expected {}, found {}", list_of(failed.front()->gives), list_of(made));
  }
  return result;
}

CommandResult CommandRunner::explain(const CommandTarget& target, std::shared_ptr<const UnsavedTexts> texts) {
  const auto trials = load(target, std::move(texts));
  const Rule* rule = rule_of(*trials, target.rule);
  if (!rule) return refused(target, *trials);
  CommandResult result;
  result.title = "How " + target.rule + " works";
  for (const Pattern& pattern : rule->match) {
    result.text += pattern.text + "\n";
    std::string english;
    for (const std::string& line : pattern_in_english(pattern, *trials->extractor->base, rule->slots)) {
      result.text += "  " + line + "\n";
      // The line that says it all has no room for what may stand between the parts.
      if (!line.starts_with(" ") && !line.starts_with("white space")) english += (english.empty() ? "" : ", ") + line;
    }
    if (result.summary.empty()) result.summary = target.rule + ": " + english;
  }
  for (const TestItem& item : trials->items) {
    Document document = document_of(item);
    ResolveOptions options;
    options.mentions = false;
    options.explain = true;
    Trial trial;
    trial.result = extract_document(*trials->extractor, document, options, &trial.trace);
    result.text += "\n" + item.text + "\n";
    std::size_t told = 0;
    for (const Statement& statement : trial.result.resolution.statements) {
      if (statement.rule != item.rule) continue;
      result.text += to_text(account_of(*trials->extractor, document, statement, trial, trials->diagnostics));
      ++told;
    }
    if (told > 0) continue;
    const TestOutcome outcome = outcome_of(*trials->extractor, item, trials->pack);
    result.text += "no statement of this rule\n" + reasons(*trials->extractor, {&item}, {&outcome}, trials->diagnostics).front();
  }
  return result;
}

}  // namespace relata::language_server
