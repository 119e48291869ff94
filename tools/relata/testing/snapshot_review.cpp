#include "tools/relata/testing/snapshot_review.h"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <map>

#include "engine/rules/parse_gives.h"
#include "engine/yaml/yaml.h"
#include "tools/relata/editing/apply_fixes.h"
#include "tools/relata/editing/replace_file.h"
#include "tools/relata/loading.h"
#include "tools/relata/testing/accept_gives.h"
#include "tools/relata/testing/report_failure.h"

namespace relata {
namespace {

// The case whose text stands at `text`.
const yaml::Node* case_at(const yaml::Node& root, Span text) {
  const yaml::Node* cases = root.find("cases");
  if (!cases) return nullptr;
  for (const yaml::Node* one : yaml::as_list(*cases))
    if (const yaml::Node* node = one->find("text"); node && node->span == text) return one;
  return nullptr;
}

std::vector<Edit> edits_for(const TestItem& item, const TestOutcome& outcome, const Diagnostics& sources) {
  const SourceFile& file = sources.source(item.source);
  Diagnostics unheard;
  const auto root = yaml::parse(unheard.add_source(file.path, file.bytes), unheard);
  const yaml::Node* one = root ? case_at(*root, item.text_place) : nullptr;
  if (!one) return {};
  std::vector<std::string> added;
  for (const std::size_t index : outcome.superfluous) added.push_back(to_gives(outcome.counted[index]));
  return accept_gives(file.bytes, item.source, *one, outcome.missing_at, added);
}

}  // namespace

Review review_cases(const std::vector<TestItem>& items, const std::vector<TestOutcome>& outcomes, const Diagnostics& sources,
                    const std::function<Answer(const TestItem&, const TestOutcome&)>& ask) {
  Review review;
  std::map<SourceId, std::vector<Edit>> changes;
  Answer answer = Answer::no;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].rule.empty() || items[i].to_do || outcomes[i].good) continue;
    if (answer != Answer::all && answer != Answer::quit) answer = ask(items[i], outcomes[i]);
    if (answer != Answer::yes && answer != Answer::all) continue;
    review.accepted.push_back(i);
    for (Edit& edit : edits_for(items[i], outcomes[i], sources)) changes[items[i].source].push_back(std::move(edit));
  }
  for (const auto& [source, edits] : changes) {
    const SourceFile& file = sources.source(source);
    if (replace_file(file.path, edited(file.bytes, edits))) continue;
    complain("`" + file.path + "` can't be written");
    review.sound = false;
  }
  return review;
}

Answer ask_user(const TestItem& item, const TestOutcome& outcome) {
  fmt::print("{}", describe_failure(item, outcome));
  for (std::string line;;) {
    fmt::print("  is what was found right? y: take it, n: leave it, a: take all, q: quit > ");
    std::fflush(stdout);
    if (!std::getline(std::cin, line)) return fmt::print("\n"), Answer::quit;
    if (line == "y" || line == "yes") return Answer::yes;
    if (line == "n" || line == "no") return Answer::no;
    if (line == "a" || line == "all") return Answer::all;
    if (line == "q" || line == "quit") return Answer::quit;
  }
}

}  // namespace relata
