#include <algorithm>
#include <cstdio>

#include "engine/read/documents.h"
#include "engine/rules/parse_gives.h"
#include "tools/probes/small_edits.h"
#include "tools/probes/where_missed.h"
#include "tools/relata/explaining/drawn_sentence.h"
#include "tools/relata/explaining/edit_trials.h"
#include "tools/relata/explaining/explaining.h"
#include "tools/relata/explaining/missed_account.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

constexpr std::size_t most_patterns_edited = 8;  // the nearest
constexpr std::size_t most_searches = 3;         // sentences for which edits are tried

std::vector<SmallEdit> edits_for(const Probes& probes, const std::vector<RuleId>& rules, const Document& document, std::uint32_t sentence,
                                 const Trial& trial, const Diagnostics& sources) {
  std::vector<SmallEdit> edits;
  const auto known = [&](const SmallEdit& edit) {
    return std::any_of(edits.begin(), edits.end(), [&](const SmallEdit& other) {
      const Edit &a = edit.fix.edits.front(), &b = other.fix.edits.front();
      return a.source == b.source && a.span == b.span && a.replacement == b.replacement;
    });
  };
  std::size_t patterns = 0;
  for (const Standstill& still : standstills(probes, rules, trial, document, sentence)) {
    if (++patterns > most_patterns_edited) break;
    for (SmallEdit& edit : small_edits(probes, still, trial, sources))
      if (!known(edit)) edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace

int explain_why_not(const ExplainOptions& options, const Extractor& extractor, Diagnostics& sources) {
  const RuleBase& base = *extractor.base;
  const SourceId id = sources.add_source("--why-not", options.why_not);
  Passage passage = passage_of(std::string_view(options.why_not), id, 0, sources);
  const std::size_t before = sources.all().size();
  const auto wanted = parse_gives(options.why_not, base.schema, &passage);
  if (!wanted) return tell(sources, before), refused;
  std::vector<Variant> variants;
  const std::vector<RuleId> rules = rules_that_emit(base, wanted->relation);
  for (const RuleId rule : rules)
    for (Variant& each : prefixes_of(base, rule)) variants.push_back(std::move(each));
  const Probes probes = make_probes(base, std::move(variants));
  std::vector<std::string> files = options.sources;
  if (!options.what.empty()) files.insert(files.begin(), options.what);
  EditTrials trials(options.packs, files, parse_date(options.date));
  DocumentStream documents(files, probes.extractor.reading);
  MissedAccount account;
  account.wanted = options.why_not;
  std::size_t searches = 0;
  for (Document document; documents.next(document); document = {}) {
    const Document as_read = document;
    const Trial trial = read_and_tell(probes.extractor, document, options.date);
    bool is_made = false;
    for (const Statement& made : trial.result.resolution.statements) {
      if (!is_the_missed(*wanted, made, base.schema)) continue;
      const bool otherwise = !matches(*wanted, made, base.schema);
      account.made.push_back({document.id, to_gives(made), made.rule, otherwise});
      is_made = true;
    }
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      const Span span = document.sentences[s].span;
      if (ends_named(*wanted, document, s, trial) < 2) continue;
      MissedSentence missed;
      missed.document = document.id;
      missed.sentence = on_one_line(document.text.substr(span.begin, span.size()));
      missed.nearest = nearest_rules(probes, rules, document, s, trial, sources);
      if (!is_made && searches++ < most_searches)
        trials.search(edits_for(probes, rules, document, s, trial, sources), *wanted, as_read, sources, missed);
      account.sentences.push_back(std::move(missed));
    }
  }
  const std::string text = options.format == "json" ? to_json(account) : options.format == "html" ? to_html(account) : to_text(account);
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  for (const SourceProblem& problem : documents.problems()) complain(to_string(problem));
  if (!account.made.empty() || !account.sentences.empty()) return done;
  complain("no sentence names both ends, nor speaks of one by a word that was taken to mean it");
  return findings;
}

}  // namespace relata
