#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <thread>

#include "engine/extraction.h"
#include "engine/read/documents.h"
#include "tools/relata/changing/pack_change.h"
#include "tools/relata/changing/statement_changes.h"
#include "tools/relata/commands.h"
#include "tools/relata/extracting/documents_in_order.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// What one side makes of the texts that the change can touch.
struct Side {
  StatementsByKey found;
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
    add_statements(std::move(item.result.resolution.statements), side.found);
  };
  run_in_order(extractor, documents, pipeline);
  return side;
}

// Which documents were read, and why no others.
std::string account(const Side& side, const PackChange* change) {
  std::string out = fmt::format("{} of {} document{} read by both packs", side.read, side.documents, side.documents == 1 ? "" : "s");
  if (change) out += ": " + describe(*change);
  if (side.read < side.documents) out += side.read ? "; the others hold no word that it needs" : "; none holds a word that it needs";
  if (side.left_out) out += fmt::format("; {} source{} left out", side.left_out, side.left_out == 1 ? "" : "s or records");
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
  const StatementChanges changes = compare_statements(old_side.found, new_side.found);
  const std::string told = account(new_side, touched);
  const std::string text = options.format == "markdown" ? "**" + summary(changes) + "**\n\n" + told + "\n" + to_markdown(changes)
                                                        : to_text(changes) + summary(changes) + "\n" + told + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  return changes.any() || (options.strict && new_side.left_out > 0) ? findings : done;
}

}  // namespace relata
