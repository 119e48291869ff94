#include <fmt/format.h>

#include <cstdio>
#include <map>

#include "engine/extraction.h"
#include "engine/read/documents.h"
#include "engine/rules/parse_gives.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// Who, what, whom in which document: what makes two statements the same one, told otherwise.
std::string key_of(const Statement& s) {
  return s.doc + "\n" + s.subject.id + "\n" + s.relation + "\n" + s.object.id;
}

using ByKey = std::map<std::string, std::vector<Statement>>;

bool read_all(const std::string& pack, const DiffOptions& options, ByKey& found) {
  Diagnostics diagnostics;
  auto base = load_for_use({pack}, diagnostics);
  if (!base) return false;
  const Extractor extractor = make_extractor(std::move(*base), diagnostics, {.compile_all = false});
  DocumentStream documents(options.sources, extractor.reading);
  ResolveOptions resolve;
  resolve.mentions = false;
  for (Document document; documents.next(document); document = {})
    for (Statement& statement : extract_document(extractor, document, resolve, nullptr, parse_date(options.date)).resolution.statements)
      found[key_of(statement)].push_back(std::move(statement));
  for (const SourceProblem& problem : documents.problems()) complain(to_string(problem));
  return true;
}

struct Change {
  std::string before, after;  // as tests write statements; empty: not there
  std::string doc, quote;
};

struct Changes {
  std::map<std::string, std::vector<Change>> by_rule;
  std::size_t gained = 0, lost = 0, changed = 0, same = 0;
};

Change change_of(const Statement* before, const Statement* after) {
  const Statement& shown = after ? *after : *before;
  return {before ? to_gives(*before) : "", after ? to_gives(*after) : "", shown.doc, shown.evidence.text};
}

Changes compare(const ByKey& old_found, const ByKey& new_found) {
  Changes changes;
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
  for (const auto& [key, before] : old_found) {
    const auto after = new_found.find(key);
    visit(before, after == new_found.end() ? none : after->second);
  }
  for (const auto& [key, after] : new_found)
    if (!old_found.count(key)) visit(none, after);
  return changes;
}

std::string summary(const Changes& changes) {
  return fmt::format("{} gained, {} lost, {} changed, {} the same", changes.gained, changes.lost, changes.changed, changes.same);
}

std::string as_text(const Changes& changes) {
  std::string out;
  for (const auto& [rule, list] : changes.by_rule) {
    out += rule + "\n";
    for (const Change& change : list) {
      if (!change.before.empty()) out += "  - " + change.before + "\n";
      if (!change.after.empty()) out += "  + " + change.after + "\n";
      out += fmt::format("      {}: \"{}\"\n", change.doc, change.quote);
    }
  }
  return out + summary(changes) + "\n";
}

std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c);
  return out;
}

std::string as_markdown(const Changes& changes) {
  std::string out = "**" + summary(changes) + "**\n";
  for (const auto& [rule, list] : changes.by_rule) {
    out += fmt::format("\n### `{}`\n\n| | statement | in | words |\n| --- | --- | --- | --- |\n", rule);
    for (const Change& change : list) {
      const char* sign = change.before.empty() ? "gained" : change.after.empty() ? "lost" : "changed";
      const std::string told = change.before.empty()  ? cell(change.after)
                               : change.after.empty() ? cell(change.before)
                                                      : cell(change.before) + " → " + cell(change.after);
      out += fmt::format("| {} | {} | {} | {} |\n", sign, told, cell(change.doc), cell(change.quote));
    }
  }
  return out;
}

}  // namespace

int run_diff(const DiffOptions& options) {
  ByKey before, after;
  if (!read_all(options.before, options, before) || !read_all(options.after, options, after)) return refused;
  const Changes changes = compare(before, after);
  const std::string text = options.format == "markdown" ? as_markdown(changes) : as_text(changes);
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  return changes.gained + changes.lost + changes.changed > 0 ? findings : done;
}

}  // namespace relata
