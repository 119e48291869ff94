#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <thread>

#include "engine/extraction.h"
#include "engine/read/documents.h"
#include "engine/rules/parse_gives.h"
#include "tools/relata/changing/pack_change.h"
#include "tools/relata/commands.h"
#include "tools/relata/documents_in_order.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// Who, what, whom in which document: what makes two statements the same one, told otherwise.
std::string key_of(const Statement& s) {
  return s.doc + "\n" + s.subject.id + "\n" + s.relation + "\n" + s.object.id;
}

using ByKey = std::map<std::string, std::vector<Statement>>;

// What one side makes of the texts that the change can touch.
struct Side {
  ByKey found;
  std::size_t documents = 0, read = 0, left_out = 0;
};

std::optional<Extractor> load_side(const std::string& pack) {
  Diagnostics diagnostics;
  auto base = load_for_use({pack}, diagnostics);
  if (!base) return std::nullopt;
  const std::size_t told = diagnostics.all().size();
  Extractor extractor = make_extractor(std::move(*base), diagnostics, {.compile_all = false});
  tell(diagnostics, told);
  return extractor;
}

Side read_side(const Extractor& extractor, const PackChange* change, const DiffOptions& options, bool tell_problems) {
  Side side;
  DocumentStream documents(options.sources, extractor.reading);
  PipelineOptions pipeline;
  pipeline.threads = std::max(1U, std::thread::hardware_concurrency());
  pipeline.resolve.mentions = false;
  pipeline.date = parse_date(options.date);
  if (change) pipeline.wanted = [change](const Document& document) { return change->may_touch(document.text); };
  pipeline.take = [&](ReadDocument& item) {
    for (const SourceProblem& problem : item.problems) {
      if (tell_problems) std::fprintf(stderr, "%s%s\n", to_string(problem).c_str(), problem.left_out ? " (left out)" : "");
      side.left_out += problem.left_out;
    }
    if (item.last) return;
    ++side.documents;
    side.read += !item.passed_over;
    for (Statement& statement : item.result.resolution.statements) side.found[key_of(statement)].push_back(std::move(statement));
  };
  run_in_order(extractor, documents, pipeline);
  return side;
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

// Which documents were read, and why no others.
std::string account(const Side& side, const PackChange* change) {
  std::string out = fmt::format("{} of {} document{} read by both packs", side.read, side.documents, side.documents == 1 ? "" : "s");
  if (change) out += ": " + describe(*change);
  if (side.read < side.documents) out += side.read ? "; the others hold no word that it needs" : "; none holds a word that it needs";
  if (side.left_out) out += fmt::format("; {} source{} left out", side.left_out, side.left_out == 1 ? "" : "s or records");
  return out;
}

std::string as_text(const Changes& changes, const std::string& account) {
  std::string out;
  for (const auto& [rule, list] : changes.by_rule) {
    out += rule + "\n";
    for (const Change& change : list) {
      if (!change.before.empty()) out += "  - " + change.before + "\n";
      if (!change.after.empty()) out += "  + " + change.after + "\n";
      out += fmt::format("      {}: \"{}\"\n", change.doc, change.quote);
    }
  }
  return out + summary(changes) + "\n" + account + "\n";
}

std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c);
  return out;
}

std::string as_markdown(const Changes& changes, const std::string& account) {
  std::string out = "**" + summary(changes) + "**\n\n" + account + "\n";
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
  if (!options.date.empty() && !parse_date(options.date))
    return complain("--date: no such day: " + options.date + " (YYYY-MM-DD)"), refused;
  const auto before = load_side(options.before);
  if (!before) return refused;
  const auto after = load_side(options.after);
  if (!after) return refused;
  std::optional<PackChange> change;
  if (!options.all) change = change_between(*before, *after);
  const PackChange* touched = change ? &*change : nullptr;
  const Side old_side = read_side(*before, touched, options, true);
  if (old_side.documents == 0) return complain("nothing is compared: no document can be read"), refused;
  const Side new_side = read_side(*after, touched, options, false);
  const Changes changes = compare(old_side.found, new_side.found);
  const std::string told = account(new_side, touched);
  const std::string text = options.format == "markdown" ? as_markdown(changes, told) : as_text(changes, told);
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  const bool differ = changes.gained + changes.lost + changes.changed > 0;
  return differ || (options.strict && new_side.left_out > 0) ? findings : done;
}

}  // namespace relata
