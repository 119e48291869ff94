// Statements gained, lost and changed between two readings of the same documents.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/model/statement.h"

namespace relata {

// Who, what, whom in which document: what makes two statements the same one, told otherwise.
using StatementsByKey = std::map<std::string, std::vector<Statement>>;
void add_statements(std::vector<Statement> statements, StatementsByKey& found);

struct StatementChange {
  std::string before, after;  // as tests write statements; empty: not there
  std::string doc, quote;
};

struct StatementChanges {
  std::map<std::string, std::vector<StatementChange>> by_rule;
  std::size_t gained = 0, lost = 0, changed = 0, same = 0;

  [[nodiscard]] bool any() const { return gained + lost + changed > 0; }
};

[[nodiscard]] StatementChanges compare_statements(const StatementsByKey& before, const StatementsByKey& after);

// "2 gained, 0 lost, 1 changed, 40 the same".
[[nodiscard]] std::string summary(const StatementChanges& changes);
// By rule, with the words they rest on.
[[nodiscard]] std::string to_text(const StatementChanges& changes);
[[nodiscard]] std::string to_markdown(const StatementChanges& changes);

}  // namespace relata
