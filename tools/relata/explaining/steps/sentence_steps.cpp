#include "tools/relata/explaining/steps/sentence_steps.h"

#include <algorithm>

#include "engine/rules/parse_gives.h"
#include "tools/probes/lost_end.h"
#include "tools/relata/explaining/statement_account.h"
#include "tools/relata/explaining/steps/step_match.h"

namespace relata {
namespace {

bool same(const DrawnCell& a, const DrawnCell& b) {
  return a.words == b.words && a.types == b.types && a.made_of == b.made_of && a.in_aside == b.in_aside;
}

bool same_cells(const std::vector<DrawnCell>& a, const std::vector<DrawnCell>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

class StepMaker {
 public:
  StepMaker(const Extractor& extractor, const Document& document, const Trial& trial, std::uint32_t sentence, const Diagnostics& sources)
      : extractor_(extractor), base_(*extractor.base), document_(document), trial_(trial), sentence_(sentence), sources_(sources) {
    for (const TracedTape& tape : trial.trace.tapes)
      if (tape.sentence == sentence && tape.depth > 0) readings_.push_back(&tape);
  }

  SentenceSteps all() {
    const Span span = document_.sentences[sentence_].span;
    steps_.document = document_.id;
    steps_.sentence = on_one_line(document_.text.substr(span.begin, span.size()));
    find_statements(span);
    for (const TracedPass& pass : trial_.trace.passes)
      if (pass.sentence == sentence_) add(pass);
    return std::move(steps_);
  }

 private:
  // Which match made which statement.
  void find_statements(Span span) {
    for (const Statement& statement : trial_.result.resolution.statements) {
      const MatchAttempt* maker = maker_of(base_, document_, statement, trial_);
      if (!maker || !span.contains(maker->document)) continue;
      steps_.statements.push_back(to_gives(statement));
      made_.push_back({maker, to_gives(statement)});
    }
  }

  void add(const TracedPass& pass) {
    SentenceStep step;
    const CompiledLayer& layer = extractor_.program.layers[pass.layer];
    step.layer = layer.name;
    step.reading = pass.reading;
    step.before = pass.reading == 0 ? tape_ : drawn_cells(*readings_[pass.reading - 1]);
    const std::vector<TracedCell>* after = nullptr;
    if (!pass.after.cells.empty()) {
      std::vector<DrawnCell> cells = drawn_cells(pass.after);
      after = &pass.after.cells;
      if (!same_cells(cells, tape_)) step.after = cells;
      tape_ = std::move(cells);
    }
    for (std::size_t i = pass.first; i < pass.end; ++i) {
      const MatchAttempt& attempt = trial_.trace.attempts[i];
      step.matches.push_back(step_match(base_, document_, trial_, pass, attempt, false, sources_));
      StepMatch& match = step.matches.back();
      if (!attempt.acted) continue;
      if (after)
        tell_cells(attempt, *after, step.before, match);
      else if (layer.kind == LayerKind::readings)
        tell_readings(i, match);
      if (!base_.rules[attempt.rule].emit.empty()) tell_statements(attempt, match);
    }
    for (const MatchAttempt& attempt : pass.covered)
      step.matches.push_back(step_match(base_, document_, trial_, pass, attempt, true, sources_));
    for (const std::uint32_t rule : pass.unmatched)
      step.unmatched.push_back(base_.packs[base_.rules[rule].pack].name + "/" + base_.rules[rule].id);
    if (!step.matches.empty() || !step.unmatched.empty() || !step.after.empty())
      steps_.steps.push_back(std::move(step));
    else if (std::find(steps_.silent.begin(), steps_.silent.end(), step.layer) == steps_.silent.end())
      steps_.silent.push_back(step.layer);
  }

  // The cells of its words that stand otherwise than before, or that carry its rule.
  void tell_cells(const MatchAttempt& attempt, const std::vector<TracedCell>& after, const std::vector<DrawnCell>& before,
                  StepMatch& match) const {
    for (const TracedCell& cell : after) {
      if (cell.mention == no_mention || !attempt.document.contains(cell.document)) continue;
      const DrawnCell drawn{on_one_line(cell.words), cell.types, cell.made_of, cell.in_aside};
      const bool is_new = std::none_of(before.begin(), before.end(), [&](const DrawnCell& old) { return same(old, drawn); });
      if (is_new || trial_.trace.mentions[cell.mention].rule == attempt.rule)
        match.wrote.push_back(drawn.words + "|" + drawn.types + (drawn.in_aside ? ", an aside" : ""));
    }
    const Rule& rule = base_.rules[attempt.rule];
    if (match.wrote.empty() && (!rule.mark.empty() || !rule.fold.empty())) match.why = "types stay as they were; it sets attributes";
  }

  void tell_readings(std::size_t attempt, StepMatch& match) const {
    for (std::size_t i = 0; i < readings_.size(); ++i)
      if (readings_[i]->attempt == attempt)
        match.wrote.push_back("reading " + std::to_string(i + 1) + ": " + plain(drawn_cells(*readings_[i])));
    if (match.wrote.empty()) match.why = "its reading says what an earlier one says";
  }

  void tell_statements(const MatchAttempt& attempt, StepMatch& match) const {
    for (const auto& [maker, statement] : made_)
      if (maker == &attempt) match.wrote.push_back(statement);
    if (!match.wrote.empty()) return;
    const std::string words = end_without_bearer(extractor_, document_.text, trial_, attempt);
    match.why = words.empty() ? "its statement was made by another match, or lost when it was asked who is meant"
                              : "nothing is known that \"" + on_one_line(words) + "\" could mean";
  }

  static std::string plain(const std::vector<DrawnCell>& cells) {
    std::string out;
    for (const DrawnCell& cell : cells) out += (out.empty() ? "" : " ") + cell.words;
    return out;
  }

  const Extractor& extractor_;
  const RuleBase& base_;
  const Document& document_;
  const Trial& trial_;
  std::uint32_t sentence_;
  const Diagnostics& sources_;
  std::vector<const TracedTape*> readings_;
  std::vector<std::pair<const MatchAttempt*, std::string>> made_;
  std::vector<DrawnCell> tape_;  // behind the pass that was told last
  SentenceSteps steps_;
};

}  // namespace

const char* name_of(Fate fate) {
  switch (fate) {
    case Fate::acted:
      return "acted";
    case Fate::turned_away:
      return "turned away";
    case Fate::beaten:
      return "beaten";
    case Fate::covered:
      return "covered";
  }
  return "";
}

SentenceSteps steps_of(const Extractor& extractor, const Document& document, const Trial& trial, std::uint32_t sentence,
                       const Diagnostics& sources) {
  return StepMaker(extractor, document, trial, sentence, sources).all();
}

}  // namespace relata
