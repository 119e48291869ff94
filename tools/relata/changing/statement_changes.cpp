#include "tools/relata/changing/statement_changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/rules/parse_gives.h"

namespace relata {
namespace {

std::string key_of(const Statement& s) {
  return s.doc + "\n" + s.subject.id + "\n" + s.relation + "\n" + s.object.id;
}

StatementChange change_of(const Statement* before, const Statement* after) {
  const Statement& shown = after ? *after : *before;
  return {before ? to_gives(*before) : "", after ? to_gives(*after) : "", shown.doc, shown.evidence.text};
}

std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c);
  return out;
}

}  // namespace

void add_statements(std::vector<Statement> statements, StatementsByKey& found) {
  for (Statement& statement : statements) found[key_of(statement)].push_back(std::move(statement));
}

StatementChanges compare_statements(const StatementsByKey& all_before, const StatementsByKey& all_after) {
  StatementChanges changes;
  const auto visit = [&](const std::vector<Statement>& before, const std::vector<Statement>& after) {
    // What is told alike on both sides is the same, whatever rule tells it; the rest pairs off in order.
    std::vector<const Statement*> left, right;
    std::vector<bool> taken(after.size(), false);
    for (const Statement& one : before) {
      bool same = false;
      for (std::size_t i = 0; i < after.size() && !same; ++i)
        if (!taken[i] && to_gives(after[i]) == to_gives(one)) taken[i] = same = true;
      if (same)
        ++changes.same;
      else
        left.push_back(&one);
    }
    for (std::size_t i = 0; i < after.size(); ++i)
      if (!taken[i]) right.push_back(&after[i]);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      const Statement* was = i < left.size() ? left[i] : nullptr;
      const Statement* is = i < right.size() ? right[i] : nullptr;
      ++(was && is ? changes.changed : is ? changes.gained : changes.lost);
      changes.by_rule[(is ? is : was)->rule].push_back(change_of(was, is));
    }
  };
  static const std::vector<Statement> none;
  for (const auto& [key, before] : all_before) {
    const auto after = all_after.find(key);
    visit(before, after == all_after.end() ? none : after->second);
  }
  for (const auto& [key, after] : all_after)
    if (!all_before.count(key)) visit(none, after);
  return changes;
}

std::string summary(const StatementChanges& changes) {
  return fmt::format("{} gained, {} lost, {} changed, {} the same", changes.gained, changes.lost, changes.changed, changes.same);
}

std::string to_text(const StatementChanges& changes) {
  std::string out;
  for (const auto& [rule, list] : changes.by_rule) {
    out += rule + "\n";
    for (const StatementChange& change : list) {
      if (!change.before.empty()) out += "  - " + change.before + "\n";
      if (!change.after.empty()) out += "  + " + change.after + "\n";
      out += fmt::format("      {}: \"{}\"\n", change.doc, change.quote);
    }
  }
  return out;
}

std::string to_markdown(const StatementChanges& changes) {
  std::string out;
  for (const auto& [rule, list] : changes.by_rule) {
    out += fmt::format("\n### `{}`\n\n| | statement | in | words |\n| --- | --- | --- | --- |\n", rule);
    for (const StatementChange& change : list) {
      const char* sign = change.before.empty() ? "gained" : change.after.empty() ? "lost" : "changed";
      const std::string told = change.before.empty()  ? cell(change.after)
                               : change.after.empty() ? cell(change.before)
                                                      : cell(change.before) + " → " + cell(change.after);
      out += fmt::format("| {} | {} | {} | {} |\n", sign, told, cell(change.doc), cell(change.quote));
    }
  }
  return out;
}

}  // namespace relata
