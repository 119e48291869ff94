#include "engine/layers/relations.h"

#include <algorithm>
#include <iterator>

#include "engine/layers/bind.h"
#include "engine/layers/emit.h"

namespace relata {
namespace {

// Bytes between two spans; nothing if they touch.
std::uint32_t distance(Span a, Span b) {
  if (a.end <= b.begin) return b.begin - a.end;
  if (b.end <= a.begin) return a.begin - b.end;
  return 0;
}

const std::string& qualifier_of(const AnalysisState& state, MentionId id) {
  static const std::string none;
  for (TypeId type : state.program.symbols.set(state.mention(id).symbol).types)
    if (!state.base().schema.type(type).qualifier.empty()) return state.base().schema.type(type).qualifier;
  return none;
}

// What stands at the rim of the clause: of each kind the nearest to the verb. What stands before the subject or behind another verb of
// the sentence goes last, and says nothing of the place ("told Gore on Monday he would come in May", "came on Monday and left in May").
// So does what stands behind an infinitive ("asked Li to come in May"). In a sentence not yet read into clauses nothing behind another verb
// counts ("said that Li, who came on Monday, was 'late'").
class Qualifiers {
 public:
  Qualifiers(const AnalysisState& state, std::uint32_t sentence, const Tape& clause, Span verb, Span subject)
      : state_(state), verb_(verb), subject_(subject) {
    for (const Cell& cell : clause.cells)
      if (cell.document.begin >= verb.end && cell.document.begin < infinitive_ && cell.mention != no_mention &&
          state.program.types.infinitive != no_type &&
          state.program.symbols.is_a(state.mention(cell.mention).symbol, state.program.types.infinitive))
        infinitive_ = cell.document.begin;
    if (&clause == &state.tapes[sentence]) embedded_ = next_verb(clause, verb.end);
    if (subject.end >= verb.begin) return;
    const std::uint32_t other = next_verb(state.tapes[sentence], subject.end);
    if (other < verb.begin) other_verb_ = other;
  }

  void consider(MentionId aside, MentionId value) {
    const std::string& kind = qualifier_of(state_, aside);
    if (kind.empty()) return;
    const Span span = state_.mention(aside).span;
    if (span.begin > embedded_) return;
    const bool behind_other = span.begin < verb_.begin && span.begin > other_verb_;
    if (behind_other && kind != "when") return;
    const bool others = behind_other || (span.begin < verb_.begin && span.begin < subject_.begin) || span.begin > infinitive_;
    const Rank far = {others, distance(span, verb_)};
    for (auto& [name, best] : best_)
      if (name == kind && far < best.far) best = {far, value};
  }
  [[nodiscard]] bool behind_infinitive(MentionId id) const { return id != no_mention && state_.mention(id).span.begin > infinitive_; }
  [[nodiscard]] MentionId get(std::string_view kind) const {
    for (const auto& [name, best] : best_)
      if (name == kind) return best.id;
    return no_mention;
  }

 private:
  [[nodiscard]] std::uint32_t next_verb(const Tape& tape, std::uint32_t from) const {
    for (const Cell& cell : tape.cells)
      if (cell.document.begin >= from && cell.mention != no_mention && state_.program.types.verb != no_type &&
          state_.program.symbols.is_a(state_.mention(cell.mention).symbol, state_.program.types.verb))
        return cell.document.begin;
    return no_other;
  }

  using Rank = std::pair<bool, std::uint32_t>;  // another clause's?, bytes from the verb
  struct Best {
    Rank far = {true, 0xffffffff};
    MentionId id = no_mention;
  };
  const AnalysisState& state_;
  Span verb_, subject_;
  static constexpr std::uint32_t no_other = 0xffffffff;
  std::uint32_t other_verb_ = no_other;  // where the first verb between subject and verb begins
  std::uint32_t infinitive_ = no_other;  // where the first infinitive behind the verb begins
  std::uint32_t embedded_ = no_other;    // where the next verb of a sentence not yet read into clauses begins
  std::vector<std::pair<std::string_view, Best>> best_ = {{"when", {}}, {"where", {}}, {"for", {}}, {"source", {}}};
};

MentionId value_of(const AnalysisState& state, MentionId aside) {
  MentionId value = state.mention(aside).stands_for;
  return value == no_mention ? aside : value;
}

// A clause without a date has the sentence's only one, where that stands before it: at the sentence's head for a noun's event ("In May Li
// said on a visit to Oslo"), with the first verb of the same subject for a later one ("Li came on Monday and met Berg"). What lies ahead
// or is hedged has its own day.
MentionId sentence_date(const AnalysisState& state, std::uint32_t sentence, const Tape& clause, MentionId verb) {
  const Tape& whole = state.tapes[sentence];
  const Mention& own = state.mention(verb);
  if (own.mode != Mode::asserted || whole.cells.empty()) return no_mention;
  const AsideRange* date = nullptr;
  for (const AsideRange& aside : whole.asides) {
    if (qualifier_of(state, aside.mention) != "when") continue;
    if (date) return no_mention;
    date = &aside;
  }
  if (!date || state.mention(date->mention).span.begin > own.span.begin) return no_mention;
  if (own.made) return date->first == 0 ? value_of(state, date->mention) : no_mention;
  const auto past = state.base().schema.find_type("Verb.past");
  if (!past || !state.program.symbols.is_a(own.symbol, *past)) return no_mention;
  const std::size_t start = date->first == 0 ? date->last + 1 : 0;
  if (start >= whole.cells.size() || whole.cells[start].mention == no_mention) return no_mention;
  // "Li, who came on Monday, met Berg": the day is the relative clause's.
  std::size_t next = start + 1;
  while (const AsideRange* aside = whole.aside_from(next)) next = aside->last + 1;
  if (next >= whole.cells.size() || whole.cells[next].mention == no_mention) return no_mention;
  return whole.cells[start].mention == clause.cells.front().mention ? value_of(state, date->mention) : no_mention;
}

// Rules that the verb calls for and whose patterns fit nowhere in the reading.
void note_unmatched(const AnalysisState& state, LemmaId verb, const CompiledLayer& layer) {
  TracedPass& pass = state.passes->back();
  const auto called = layer.by_verb.find(verb);
  if (called == layer.by_verb.end()) return;
  for (const std::uint32_t p : called->second) {
    const std::uint32_t rule = layer.patterns[p].rule;
    const bool fits = std::any_of(state.attempts->begin() + static_cast<std::ptrdiff_t>(pass.first), state.attempts->end(),
                                  [&](const MatchAttempt& attempt) { return attempt.rule == rule; });
    if (!fits) pass.unmatched.push_back(rule);
  }
  std::sort(pass.unmatched.begin(), pass.unmatched.end());
  pass.unmatched.erase(std::unique(pass.unmatched.begin(), pass.unmatched.end()), pass.unmatched.end());
}

}  // namespace

ClauseContext context_of(const AnalysisState& state, std::uint32_t sentence, const Tape& tape, MentionId verb, std::size_t first,
                         std::size_t last) {
  const Mention& mention = state.mention(verb);
  const Span subject = first < tape.cells.size() ? tape.cells[first].document : mention.span;
  Qualifiers qualifiers(state, sentence, tape, mention.span, subject);
  std::size_t aside = 0;
  while (aside < tape.asides.size() && tape.asides[aside].first < first) ++aside;
  for (std::size_t i = first; i < std::min(last, tape.cells.size()); ++i) {
    if (aside < tape.asides.size() && tape.asides[aside].first == i) {
      MentionId id = tape.asides[aside].mention;
      qualifiers.consider(id, value_of(state, id));
      i = tape.asides[aside++].last;
      continue;
    }
    if (tape.cells[i].mention != no_mention) qualifiers.consider(tape.cells[i].mention, tape.cells[i].mention);
  }
  // "Sunday's talks": the noun of a made verb brings its own date.
  if (mention.made)
    for (MentionId part : mention.parts) qualifiers.consider(part, value_of(state, part));
  ClauseContext context;
  context.sentence = sentence;
  context.verb = verb;
  context.mode = mention.mode;
  context.when = qualifiers.get("when");
  context.when_of_infinitive = qualifiers.behind_infinitive(context.when);
  context.where = qualifiers.get("where");
  context.duration = qualifiers.get("for");
  context.source = qualifiers.get("source");
  return context;
}

std::size_t verb_cell(const AnalysisState& state, const Tape& tape) {
  for (std::size_t i = 0; i < tape.cells.size(); ++i)
    if (tape.cells[i].mention != no_mention && state.program.types.verb != no_type &&
        state.program.symbols.is_a(state.mention(tape.cells[i].mention).symbol, state.program.types.verb))
      return i;
  return tape.cells.size();
}

void match_relations(AnalysisState& state, std::uint32_t sentence, const Reading& reading, const CompiledLayer& layer) {
  const Tape& tape = reading.tape;
  std::size_t verb = verb_cell(state, tape);
  if (verb == tape.cells.size()) return;
  static const std::vector<std::uint32_t> none;
  const auto found = layer.by_verb.find(state.mention(tape.cells[verb].mention).lemma);
  const std::vector<std::uint32_t>& of_verb = found == layer.by_verb.end() ? none : found->second;
  std::vector<std::uint32_t> candidates;
  candidates.reserve(layer.any_verb.size() + of_verb.size());
  std::merge(layer.any_verb.begin(), layer.any_verb.end(), of_verb.begin(), of_verb.end(), std::back_inserter(candidates));
  thread_local MetNeeds met;
  if (candidates.empty()) return;
  thread_local std::vector<std::uint64_t> open;  // by candidate: may it begin at the first cell?
  open.assign(layer.candidates.blocks(), 0);
  const bool may_begin = !state.program.skipping || layer.candidates.open_at(tape, 0, open.data());
  if (!may_begin && !state.passes) return;
  bool met_found = false;
  const auto may_match = [&](std::uint32_t p) {
    if (!state.program.skipping) return true;
    const CompiledPattern& pattern = layer.patterns[p];
    const TypeBits& required = pattern.matcher->text().required;
    if (!(open[pattern.candidate / 64] >> (pattern.candidate % 64) & 1) || (required & tape.types_present) != required) return false;
    if (!met_found) {
      layer.needs.want_nothing(met);
      for (const std::uint32_t each : candidates) layer.needs.want(each, met);
      layer.needs.find_met(state, tape, 0, met);
    }
    met_found = true;
    return layer.needs.has_all(met, 0, p);
  };
  std::optional<ClauseContext> context;
  std::uint32_t done = 0xffffffff;
  for (std::uint32_t p : candidates) {
    const CompiledPattern& pattern = layer.patterns[p];
    if (pattern.rule == done || !may_match(p)) continue;
    auto binding = bind_at(state, tape, 0, pattern);
    if (!binding) continue;
    done = pattern.rule;
    state.note_acted();
    if (!context) {
      context = context_of(state, sentence, tape, tape.cells[verb].mention, 0, tape.cells.size());
      if (context->when == no_mention && !reading.own_times) context->when = sentence_date(state, sentence, tape, context->verb);
    }
    emit_statements(state, *binding, *context);
  }
  if (state.passes) note_unmatched(state, state.mention(tape.cells[verb].mention).lemma, layer);
}

void part_dates(AnalysisState& state, std::uint32_t sentence) {
  std::vector<StatementDraft>& drafts = state.analysis.drafts;
  const TypeId place = state.program.types.place;
  const auto hedged = [](const StatementDraft& draft) { return draft.mode == Mode::planned || draft.mode == Mode::possible; };
  std::size_t first = drafts.size();
  while (first > 0 && drafts[first - 1].sentence == sentence) --first;
  for (std::size_t i = first; i < drafts.size(); ++i) {
    StatementDraft& far = drafts[i];
    if (far.when == no_mention || far.verb == no_mention || !hedged(far)) continue;
    if (place != no_type && state.base().schema.is_a(state.base().schema.relation(far.relation).to, place)) continue;
    const Span verb = state.mention(far.verb).span, when = state.mention(far.when).span;
    const bool another = std::any_of(drafts.begin() + static_cast<std::ptrdiff_t>(first), drafts.end(), [&](const StatementDraft& near) {
      if (near.when != far.when || near.verb == no_mention || near.mode != Mode::asserted) return false;
      const Span between = state.mention(near.verb).span;
      return between.begin >= verb.end && between.end <= when.begin;
    });
    if (another) far.when = no_mention;
  }
}

}  // namespace relata
