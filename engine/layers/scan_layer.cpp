#include "engine/layers/scan_layer.h"

#include <algorithm>

#include "engine/layers/act.h"
#include "engine/layers/emit.h"
#include "engine/layers/open_patterns.h"
#include "engine/layers/relations.h"
#include "engine/layers/surroundings.h"

namespace relata {
namespace {

bool better(const Binding& a, const Binding& b) {
  if (a.rule->priority != b.rule->priority) return a.rule->priority > b.rule->priority;
  return a.document.size() > b.document.size();
}

// A rule without actions takes no place from others: it is there for its attempts alone.
bool only_looks(const Rule& rule) {
  return rule.mark.empty() && rule.fold.empty() && rule.emit.empty() && rule.restate.empty();
}

std::optional<Binding> best_at(const AnalysisState& state, const Tape& tape, std::size_t cell, const CompiledLayer& layer,
                               const OpenPatterns& open) {
  std::optional<Binding> best;
  std::uint32_t done = 0xffffffff;  // the rule whose earlier pattern has matched here
  std::size_t best_attempt = 0;
  const auto consider = [&](std::uint32_t p) {
    const CompiledPattern& pattern = layer.patterns[p];
    if (pattern.rule == done) return;
    // They come by priority: what is left could not be better.
    if (best && !state.attempts && state.base().rules[pattern.rule].priority < best->rule->priority) return;
    auto binding = bind_at(state, tape, cell, pattern);
    if (!binding || binding->last <= cell || only_looks(*binding->rule)) return;
    done = pattern.rule;
    if (best && !better(*binding, *best)) return;
    best = std::move(binding);
    if (state.attempts) best_attempt = state.attempts->size() - 1;
  };
  if (!state.attempts) {
    open.at(cell, consider);
    return best;
  }
  std::vector<std::uint32_t> asked;
  open.at(cell, [&](std::uint32_t p) { asked.push_back(p); });
  const auto written = [&](std::uint32_t p) { return std::pair(layer.patterns[p].rule, layer.patterns[p].pattern); };
  std::sort(asked.begin(), asked.end(), [&](std::uint32_t a, std::uint32_t b) { return written(a) < written(b); });
  std::for_each(asked.begin(), asked.end(), consider);
  if (best) (*state.attempts)[best_attempt].acted = true;
  return best;
}

// What would have matched inside the last hit, had its words not been taken: told, and without effect.
void look_inside(const AnalysisState& state, const Tape& tape, const Binding& hit, const CompiledLayer& layer, const OpenPatterns& open) {
  if (!state.passes) return;
  const std::size_t told = state.attempts->size();
  for (std::size_t cell = hit.first + 1; cell < hit.last; ++cell) static_cast<void>(best_at(state, tape, cell, layer, open));
  for (std::size_t i = told; i < state.attempts->size(); ++i)
    if ((*state.attempts)[i].outcome == MatchOutcome::matched) state.passes->back().covered.push_back((*state.attempts)[i]);
  state.attempts->resize(told);
}

// A rule that scans a clause has the asides around its verb: from the verb before (or the sentence's head) to the clause's end.
ClauseContext context_of_hit(const AnalysisState& state, std::uint32_t sentence, const Tape& tape, const Binding& hit) {
  ClauseContext context;
  context.sentence = sentence;
  const TypeId verb_type = state.program.types.verb;
  if (tape.asides.empty() || verb_type == no_type) return context;
  const auto is_verb = [&](MentionId id) { return id != no_mention && state.program.symbols.is_a(state.mention(id).symbol, verb_type); };
  for (const auto& slot : hit.slots)
    for (const MentionId id : slot) {
      if (!is_verb(id)) continue;
      std::size_t at = hit.first;
      while (at < hit.last && tape.cells[at].mention != id) ++at;
      std::size_t first = at;
      while (first > 0 && at < hit.last && !is_verb(tape.cells[first - 1].mention)) --first;
      return context_of(state, sentence, tape, id, first, clause_end(state, tape, hit.last));
    }
  return context;
}

// Cells as they were up to `from`, asides with them.
struct NewRow {
  std::vector<Cell> cells;
  std::vector<AsideRange> asides;
};

void keep(const Tape& tape, std::size_t from, std::size_t to, NewRow& row) {
  auto shift = static_cast<std::int64_t>(row.cells.size()) - static_cast<std::int64_t>(from);
  row.cells.insert(row.cells.end(), tape.cells.begin() + from, tape.cells.begin() + to);
  auto aside =
      std::lower_bound(tape.asides.begin(), tape.asides.end(), from, [](const AsideRange& a, std::size_t at) { return a.first < at; });
  for (; aside != tape.asides.end() && aside->first < to; ++aside)
    if (aside->last < to)
      row.asides.push_back(
          {static_cast<std::uint32_t>(aside->first + shift), static_cast<std::uint32_t>(aside->last + shift), aside->mention});
}

}  // namespace

bool scan_layer(AnalysisState& state, std::uint32_t sentence, const CompiledLayer& layer) {
  Tape& tape = state.tapes[sentence];
  thread_local OpenPatterns open;
  open.find(state, layer, tape, tape.cells.size());
  if (open.none()) return false;
  std::vector<Binding> hits;
  for (std::size_t cell = 0; cell < tape.cells.size();) {
    auto best = best_at(state, tape, cell, layer, open);
    if (!best) {
      ++cell;
      continue;
    }
    look_inside(state, tape, *best, layer, open);
    cell = std::max(best->last, cell + 1);
    hits.push_back(std::move(*best));
  }
  if (hits.empty()) return false;

  NewRow row;
  std::size_t done = 0;
  for (const Binding& hit : hits) {
    keep(tape, done, hit.first, row);
    done = hit.last;
    state.count_emitted(hit.rule_index, hit.rule->mark.size() + hit.rule->fold.size());
    MentionId whole = no_mention;
    for (const MarkAction& mark : hit.rule->mark) {
      MentionId made = apply_mark(state, sentence, hit, mark);
      if (mark.slot != match_slot) continue;
      whole = made;
      // What it is made of stays in reach: the country in a title or in the name of a body.
      std::vector<MentionId> parts;
      for (std::size_t i = hit.first; i < hit.last; ++i)
        if (tape.cells[i].mention != no_mention) parts.push_back(tape.cells[i].mention);
      state.mention(made).parts = std::move(parts);
    }
    bool aside = false;
    for (const FoldAction& fold : hit.rule->fold) {
      std::vector<MentionId> swallowed;
      for (std::size_t i = hit.first; i < hit.last; ++i)
        if (tape.cells[i].mention != no_mention) swallowed.push_back(tape.cells[i].mention);
      whole = apply_fold(state, sentence, hit, fold, swallowed);
      aside = state.base().schema.type(fold.type).is_aside;
    }
    if (whole == no_mention) {
      keep(tape, hit.first, hit.last, row);
    } else if (aside) {
      auto first = static_cast<std::uint32_t>(row.cells.size());
      row.cells.insert(row.cells.end(), tape.cells.begin() + hit.first, tape.cells.begin() + hit.last);
      row.asides.push_back({first, static_cast<std::uint32_t>(row.cells.size() - 1), whole});
    } else {
      Cell cell = tape.cells[hit.first];
      cell.document = hit.document;
      cell.mention = whole;
      cell.word = {};
      cell.word_id = 0;
      row.cells.push_back(cell);
    }
    if (!hit.rule->emit.empty() && !state.document.sentences[sentence].masked) {
      emit_statements(state, hit, context_of_hit(state, sentence, tape, hit));
    }
  }
  keep(tape, done, tape.cells.size(), row);
  tape.cells = std::move(row.cells);
  tape.asides = std::move(row.asides);
  write_tape(tape, state.analysis.mentions, state.program.symbols);
  return true;
}

}  // namespace relata
