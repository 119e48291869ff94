// The tests inside rules and the case files of a pack, as texts to run and what they must give.
#pragma once
#include <string>
#include <vector>

#include "engine/extraction.h"
#include "engine/rules/load.h"

namespace relata {

struct TestItem {
  std::string name;   // of the rule ("diplomacy/met"), or what the case is about
  std::string place;  // FILE:LINE
  std::string text, date;
  std::vector<std::string> gives;  // empty: nothing
  bool to_do = false;
  std::string rule;  // whose statements count; empty: those of all rules of the pack
  RuleId rule_id = 0;
  SourceId source = 0;  // where its text stands
  Span text_place;
};

// Of pack number `pack`: of its rules, or those that stand in `file`; case files only where no file is named.
[[nodiscard]] std::vector<TestItem> tests_of(const Extractor& extractor, std::uint32_t pack, const std::string& file,
                                             Diagnostics& diagnostics);

// Its text and date, as a document to extract from.
[[nodiscard]] Document document_of(const TestItem& item);

struct TestOutcome {
  std::vector<Statement> counted;  // what the rule, or the pack, made
  std::vector<Statement> others;
  bool good = false;
  std::vector<std::string> missing;      // of `gives`
  std::vector<std::size_t> missing_at;   // the same by index
  std::vector<std::size_t> superfluous;  // of `counted`
};
[[nodiscard]] TestOutcome outcome_of(const Extractor& extractor, const TestItem& item, std::uint32_t pack, Profile* profile = nullptr);

// All outcomes, in the order of the items, however many threads there are. What they cost is added to `profile`.
[[nodiscard]] std::vector<TestOutcome> run_all(const Extractor& extractor, const std::vector<TestItem>& items, std::uint32_t pack,
                                               unsigned threads, Profile* profile = nullptr);

}  // namespace relata
