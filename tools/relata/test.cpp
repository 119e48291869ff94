#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "engine/diagnostics/position.h"
#include "engine/extraction.h"
#include "engine/rules/load.h"
#include "engine/rules/parse_gives.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

struct Tally {
  std::size_t passed = 0, failed = 0, to_do = 0;
};

// One text, and the statements it must give.
struct Trial {
  std::string name;   // of the rule, or what the case is about
  std::string place;  // FILE:LINE
  std::string text, date;
  const std::vector<std::string>* gives = nullptr;
  bool to_do = false;
};

class Tester {
 public:
  Tester(const Extractor& extractor, const Diagnostics& diagnostics, Tally& tally)
      : extractor_(extractor), positions_(diagnostics), diagnostics_(diagnostics), tally_(tally) {}

  // The tests inside the rules of pack `pack`, or of those of its rules that stand in `file`.
  void rules(std::uint32_t pack, const std::string& file) {
    for (const Rule& rule : extractor_.base->rules) {
      if (rule.pack != pack || (!file.empty() && diagnostics_.source(rule.source).path != file)) continue;
      const std::string full = extractor_.base->packs[pack].name + "/" + rule.id;
      for (const RuleTest& test : rule.tests)
        run({full, place(rule.source, test.place), test.text, test.date, &test.gives, test.todo},
            [&](const Statement& made) { return made.rule == full; });
    }
  }

  // Case files: all that the pack emits.
  void cases(std::uint32_t pack, Diagnostics& diagnostics) {
    const PackInfo& info = extractor_.base->packs[pack];
    const auto list = load_cases(info, diagnostics);
    const std::string prefix = info.name + "/";
    for (const PackCase& one : list)
      run({one.about.empty() ? "case" : one.about, place(one.source, one.place), one.text, one.date, &one.gives, !one.todo.empty()},
          [&](const Statement& made) { return made.rule.starts_with(prefix); });
  }

 private:
  std::string place(SourceId source, Span span) {
    return fmt::format("{}:{}", diagnostics_.source(source).path, positions_.of(source, span.begin).line);
  }

  template <typename Filter>
  void run(const Trial& trial, const Filter& counts) {
    Document document;
    document.id = "test";
    document.text = trial.text;
    document.date = parse_date(trial.date);
    ResolveOptions options;
    options.mentions = false;
    const DocumentResult result = extract_document(extractor_, document, options);
    std::vector<const Statement*> made;
    for (const Statement& statement : result.resolution.statements)
      if (counts(statement)) made.push_back(&statement);
    const bool good = agree(*trial.gives, made);
    if (trial.to_do) {
      ++tally_.to_do;
      if (good) fmt::print("{}: {}: passes and is no `todo` any more\n", trial.place, trial.name);
      return;
    }
    ++(good ? tally_.passed : tally_.failed);
    if (good) return;
    fmt::print("{}: {} fails\n  text      {}{}\n", trial.place, trial.name, trial.text, trial.date.empty() ? "" : "  (" + trial.date + ")");
    const char* head = "expected";
    for (const std::string& line : *trial.gives) fmt::print("  {:<10}{}\n", std::exchange(head, ""), line);
    if (trial.gives->empty()) fmt::print("  {:<10}nothing\n", head);
    head = "got";
    for (const Statement* statement : made) fmt::print("  {:<10}{}\n", std::exchange(head, ""), to_gives(*statement));
    if (made.empty()) fmt::print("  {:<10}nothing\n", head);
    head = "others";
    for (const Statement& statement : result.resolution.statements)
      if (!counts(statement)) fmt::print("  {:<10}{}  [{}]\n", std::exchange(head, ""), to_gives(statement), statement.rule);
  }

  // Each expected statement takes one that was made, and none is left over.
  bool agree(const std::vector<std::string>& gives, const std::vector<const Statement*>& made) const {
    const Schema& schema = extractor_.base->schema;
    std::vector<const Statement*> left = made;
    for (const std::string& line : gives) {
      const auto expected = parse_gives(line, schema);
      if (!expected) return false;
      const auto found = std::find_if(left.begin(), left.end(), [&](const Statement* each) { return matches(*expected, *each, schema); });
      if (found == left.end()) return false;
      left.erase(found);
    }
    return left.empty();
  }

  const Extractor& extractor_;
  Positions positions_;
  const Diagnostics& diagnostics_;
  Tally& tally_;
};

// A pack is tested with what it requires and nothing else.
bool test_target(const std::string& target, Tally& tally, std::size_t& errors) {
  Diagnostics diagnostics;
  const bool is_file = names_rule_file(target);
  auto base = is_file ? load_rule_file(target, diagnostics) : load_rule_base({target}, diagnostics);
  if (!base || base->packs.empty()) return tell(diagnostics), false;
  const Extractor extractor = make_extractor(std::move(*base), diagnostics, {.compile_all = false});
  const auto pack = static_cast<std::uint32_t>(extractor.base->packs.size() - 1);
  Tester tester(extractor, diagnostics, tally);
  tester.rules(pack, is_file ? target : std::string());
  if (!is_file) tester.cases(pack, diagnostics);
  std::fflush(stdout);
  errors += tell(diagnostics);
  return true;
}

}  // namespace

int run_test(const TestOptions& options) {
  Tally tally;
  std::size_t errors = 0;
  bool sound = true;
  for (const std::string& target : options.targets) sound = test_target(target, tally, errors) && sound;
  fmt::print("{} rule tests passed, {} failed, {} to do\n", tally.passed, tally.failed, tally.to_do);
  std::fflush(stdout);
  if (!sound) return refused;
  return tally.failed + errors > 0 ? findings : done;
}

}  // namespace relata
