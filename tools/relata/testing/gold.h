// A folder of documents with the statements that a careful reader finds in them, against what rules find.
//
// statements.jsonl: {"doc", "s", "r", "o", "mode", "when"}; entities.jsonl: {"doc", "name", "also": [...]}, the names that count as right;
// docs.jsonl: the documents. A statement is right where relation, mode and both ends agree.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/extraction.h"

namespace relata {

struct GoldCount {
  std::size_t right = 0, wrong = 0, missed = 0;
  [[nodiscard]] double precision() const { return right + wrong ? static_cast<double>(right) / static_cast<double>(right + wrong) : 0; }
  [[nodiscard]] double recall() const { return right + missed ? static_cast<double>(right) / static_cast<double>(right + missed) : 0; }
  [[nodiscard]] double f1() const { return precision() + recall() > 0 ? 2 * precision() * recall() / (precision() + recall()) : 0; }
};

struct GoldReport {
  // A rule misses what it did not find of all statements of the relations that it makes.
  std::map<std::string, GoldCount> by_relation, by_rule;
  std::vector<std::string> wrong, missed;  // a line each
};

// nullopt, and a problem told on standard error, if the folder lacks a file. `sources` are read beside its docs.jsonl; documents that the
// folder says nothing of are left out. `threads`: 0 for one a core.
[[nodiscard]] std::optional<GoldReport> score_gold(const Extractor& extractor, const std::string& folder,
                                                   const std::vector<std::string>& sources, unsigned threads);

[[nodiscard]] std::string gold_text(const GoldReport& report);

}  // namespace relata
