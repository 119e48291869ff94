#include "engine/layers/bind.h"

#include <algorithm>

#include "engine/layers/attributes.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

// A captured preposition must be one by which the noun takes this part.
bool fits_frame(const AnalysisState& state, MentionId noun, const std::string& part, std::string_view preposition) {
  std::string folded = fold_case(preposition);
  for (const NounFrame& frame : frames_of(state, noun))
    for (const FramePart& candidate : state.base().families[frame.family].nouns[frame.noun].frame)
      if (candidate.role == part[0] && std::any_of(candidate.prepositions.begin(), candidate.prepositions.end(),
                                                   [&](const std::string& p) { return fold_case(p) == folded; }))
        return true;
  return false;
}

bool is_tail_word(const AnalysisState& state, MentionId id, const std::string& word) {
  const Mention& mention = state.mention(id);
  if (LemmaId lemma = state.base().find_lemma(word); lemma != no_lemma && mention.lemma == lemma) return true;
  std::string text = fold_case(state.text(mention.span)), wanted = fold_case(word);
  return text.size() >= wanted.size() && text.compare(text.size() - wanted.size(), wanted.size(), wanted) == 0 &&
         (text.size() == wanted.size() || text[text.size() - wanted.size() - 1] == ' ');
}

MentionId mention_at(const Tape& tape, std::uint32_t at) {
  const std::size_t cell = tape.cell_at(at);
  return cell < tape.cells.size() ? tape.cells[cell].mention : no_mention;
}

// Do the words of the mention at a captured place fit the capture?
bool is_wanted(const AnalysisState& state, MentionId id, const Capture& capture) {
  if (id == no_mention) return true;
  if (capture.kind == CaptureKind::word) return is_word(state, id, capture.word_kind, capture.index);
  return capture.kind != CaptureKind::tail_word || is_tail_word(state, id, capture.text);
}

// <name>s of a condition are checked as those of a pattern are.
bool words_agree(const AnalysisState& state, const Tape& tape, const TapeMatch& match, const CompiledText& text) {
  for (std::size_t i = 0; i < text.captures.size(); ++i) {
    const Capture& capture = text.captures[i];
    if (!match.taken[i] || capture.kind != CaptureKind::word || match.captures[i].empty()) continue;
    if (!is_wanted(state, mention_at(tape, match.captures[i].begin), capture)) return false;
  }
  return true;
}

// Refuses, while a match is sought, what words_agree() and slots_agree() would refuse behind it.
class WordCheck final : public Machine::Check {
 public:
  WordCheck(const AnalysisState& state, const Tape& tape, const CompiledText& text, bool tail_words)
      : state_(state), tape_(tape), text_(text), tail_words_(tail_words) {}

  bool fits(std::size_t group, std::uint32_t begin, std::uint32_t end) override {
    const Capture& capture = text_.captures[group];
    if (begin == end || !(capture.kind == CaptureKind::word || (tail_words_ && capture.kind == CaptureKind::tail_word))) return true;
    return is_wanted(state_, mention_at(tape_, begin), capture);
  }

 private:
  const AnalysisState& state_;
  const Tape& tape_;
  const CompiledText& text_;
  const bool tail_words_;
};

// The match of text[at, end) that RE2 prefers, or none: also where in no way the words could fit.
bool match_unless_unfit(const AnalysisState& state, const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, bool tail_words,
                        const Matcher& matcher, TapeMatch& match) {
  const bool ask = !state.program.skipping;
  if (!ask && matcher.text().has_words) {
    WordCheck check(state, tape, matcher.text(), tail_words);
    bool first = false;
    if (!matcher.match_fitting(tape, at, end, whole, check, match, first)) return false;
    if (first) return true;
  }
  return matcher.match_between(tape, at, end, whole, ask, match);
}

bool may_stand_at(const AnalysisState& state, const Tape& tape, std::size_t cell, const CompiledCondition& condition) {
  return !state.program.skipping || state.program.condition_candidates.may_match(tape, cell, condition.candidate);
}

bool stands_at(const AnalysisState& state, const Tape& tape, std::size_t cell, std::uint32_t end, bool whole,
               const CompiledCondition& condition) {
  if (!may_stand_at(state, tape, cell, condition)) return false;
  thread_local TapeMatch match;
  auto matches = [&](const Matcher& matcher) {
    return match_unless_unfit(state, tape, tape.cells[cell].at, end, whole, false, matcher, match);
  };
  auto agrees = [&](const Matcher& matcher) { return matches(matcher) && words_agree(state, tape, match, matcher.text()); };
  if (!matches(*condition.matcher)) return false;
  if (words_agree(state, tape, match, condition.matcher->text())) return true;
  return condition.ways && first_way(state, tape, cell, *condition.ways, agrees);
}

// Does it end right before cell `first` (a space between allowed)? Sought from the cells within reach.
// A pattern's end takes one more character as its boundary: the space, or the cell's first where it ends in a space itself.
bool ends_before(const AnalysisState& state, const Tape& tape, std::size_t first, const CompiledCondition& condition) {
  constexpr std::size_t reach = 16;
  auto behind = [&](std::size_t at) {
    if (at < tape.text.size()) decode_utf8(tape.text, at);
    return static_cast<std::uint32_t>(at);
  };
  std::uint32_t end = tape.cells[first].at;
  while (end > 0 && tape.text[end - 1] == ' ') --end;
  const std::uint32_t ends[] = {behind(end), behind(tape.cells[first].at)};
  for (std::size_t back = 1; back <= reach && back <= first; ++back) {
    if (tape.cells[first - back].at >= end || !may_stand_at(state, tape, first - back, condition)) continue;
    for (std::uint32_t stop : ends)
      if (stands_at(state, tape, first - back, stop, true, condition)) return true;
  }
  return false;
}

// A character more than the match is shown, since a pattern's end takes one as its boundary.
bool stands_in(const AnalysisState& state, const Tape& tape, std::size_t first, std::size_t last, std::uint32_t end,
               const CompiledCondition& condition) {
  std::size_t behind = end;
  if (behind < tape.text.size()) decode_utf8(tape.text, behind);
  end = static_cast<std::uint32_t>(behind);
  for (std::size_t cell = first; cell < last; ++cell)
    if (stands_at(state, tape, cell, end, false, condition)) return true;
  return false;
}

bool ends_here(const AnalysisState& state, const Tape& tape, std::size_t cell) {
  auto end = static_cast<std::uint32_t>(std::min<std::size_t>(tape.text.size(), tape.cells[cell].at + 256));
  return stands_at(state, tape, cell, end, false, *state.program.clause_end);
}

// Of a condition that tells of one mention alone.
bool condition_holds(const AnalysisState& state, MentionId id, const Condition& condition) {
  bool holds = false;
  switch (condition.kind) {
    case ConditionKind::attribute_in: {
      const std::string value = attribute_of(state, id, condition.attribute);
      holds = std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
      break;
    }
    case ConditionKind::is_type:
      holds = state.program.symbols.satisfies(state.mention(id).symbol, condition.test);
      break;
    case ConditionKind::is_word:
      holds = is_word(state, id, condition.word_kind, condition.word_index);
      break;
    case ConditionKind::same:
    case ConditionKind::differs:
      break;
  }
  return holds != condition.negated;
}

bool condition_holds(const AnalysisState& state, const Binding& binding, const Condition& condition) {
  const auto& left = binding.slots[condition.slot];
  if (left.empty()) return condition.negated;
  if (condition.kind != ConditionKind::same && condition.kind != ConditionKind::differs)
    return condition_holds(state, left.front(), condition);
  const auto text = [&](MentionId id) { return fold_case(state.text(state.mention(id).span)); };
  const auto& right = binding.slots[condition.other];
  const bool same = !right.empty() && text(left.front()) == text(right.front());
  return (same == (condition.kind == ConditionKind::same)) != condition.negated;
}

// Can the mention that a match would begin with be what the rule asks of it?
bool fits_first(const AnalysisState& state, MentionId first, const CompiledPattern& pattern) {
  if (pattern.first_conditions.empty()) return true;
  const std::vector<Condition>& where = state.base().rules[pattern.rule].where;
  return first != no_mention && std::all_of(pattern.first_conditions.begin(), pattern.first_conditions.end(),
                                            [&](std::uint32_t i) { return condition_holds(state, first, where[i]); });
}

// The mentions of the type among the parts of `whole`, parts of parts included, in text order.
void find_parts(const AnalysisState& state, MentionId whole, const TypeTest& test, int depth, std::vector<MentionId>& found) {
  if (depth > 6) return;
  for (MentionId part : state.mention(whole).parts) {
    if (state.program.symbols.satisfies(state.mention(part).symbol, test))
      found.push_back(part);
    else
      find_parts(state, part, test, depth + 1, found);
  }
}

bool bind_parts(const AnalysisState& state, Binding& binding) {
  for (const PartBinding& part : binding.rule->parts) {
    if (!binding.slots[part.slot].empty()) continue;
    std::vector<MentionId> found;
    for (MentionId whole : binding.slots[part.whole]) find_parts(state, whole, part.test, 0, found);
    if (found.empty() && !part.optional) return false;
    if (!found.empty()) binding.slots[part.slot] = {part.last ? found.back() : found.front()};
  }
  return true;
}

bool slots_agree(const AnalysisState& state, const Tape& tape, const TapeMatch& match, const CompiledText& text, Binding& binding) {
  for (std::size_t i = 0; i < text.captures.size(); ++i) {
    if (!match.taken[i]) continue;
    const Capture& capture = text.captures[i];
    if (capture.kind == CaptureKind::phrase_end || match.captures[i].empty()) continue;
    const MentionId id = mention_at(tape, match.captures[i].begin);
    if (!is_wanted(state, id, capture)) return false;
    if (capture.kind != CaptureKind::slot) continue;
    if (id == no_mention) return false;
    binding.slots[capture.slot].push_back(id);
  }
  for (std::size_t i = 0; i < text.captures.size(); ++i) {
    const Capture& capture = text.captures[i];
    if (!match.taken[i] || capture.kind != CaptureKind::frame) continue;
    const auto& noun = binding.slots[capture.slot];
    Span span = match.captures[i];
    if (noun.empty() || !fits_frame(state, noun.front(), capture.text, std::string_view(tape.text).substr(span.begin, span.size())))
      return false;
  }
  return true;
}

// The first way in which the pattern matches and its words fit.
const Matcher* match_words(const AnalysisState& state, const Tape& tape, std::size_t first, const CompiledPattern& pattern,
                           TapeMatch& match, Binding& binding) {
  const std::uint32_t at = tape.cells[first].at;
  auto matches = [&](const Matcher& matcher) {
    return match_unless_unfit(state, tape, at, Matcher::reach(tape, at), false, true, matcher, match);
  };
  auto agrees = [&](const Matcher& matcher) {
    binding.slots.resize(binding.rule->slots.size());
    for (auto& slot : binding.slots) slot.clear();
    return slots_agree(state, tape, match, matcher.text(), binding);
  };
  if (!matches(*pattern.matcher)) return nullptr;
  if (agrees(*pattern.matcher)) return pattern.matcher.get();
  if (!pattern.ways) return nullptr;
  return first_way(state, tape, first, *pattern.ways, [&](const Matcher& way) { return matches(way) && agrees(way); });
}

bool ends_with(CaptureKind kind, bool always, const TapeMatch& match, const CompiledText& text) {
  for (std::size_t i = 0; i < text.captures.size() && !always; ++i) always = text.captures[i].kind == kind && match.taken[i];
  return always;
}

// "met Li, his host, on Monday and left": asides between the comma and the word at which the clause ends as well are its own.
std::size_t behind_asides(const AnalysisState& state, const Tape& tape, std::size_t end) {
  if (end >= tape.cells.size() || tape.cells[end].mention != no_mention || tape.cells[end].word != ",") return end;
  std::size_t at = end + 1;
  while (const AsideRange* aside = tape.aside_from(at)) at = aside->last + 1;
  const bool word = at > end + 1 && at < tape.cells.size() && tape.cells[at].mention == no_mention && tape.cells[at].word != ",";
  return word && ends_here(state, tape, at) ? at : end;
}

}  // namespace

std::size_t clause_end(const AnalysisState& state, const Tape& tape, std::size_t from) {
  if (!state.program.clause_end) return tape.cells.size();
  constexpr std::size_t longest_clause = 512;  // cells: no clause of a sane text is longer
  std::size_t limit = std::min(tape.cells.size(), from + longest_clause);
  while (from < limit && !ends_here(state, tape, from)) {
    const AsideRange* aside = tape.aside_from(from);
    from = aside ? aside->last + 1 : from + 1;
  }
  return behind_asides(state, tape, from);
}

namespace {

// Always nothing: what is recorded as a match is returned by the caller.
std::optional<Binding> record(const AnalysisState& state, const CompiledPattern& pattern, const Binding& binding, MatchOutcome outcome,
                              std::size_t condition = 0) {
  if (!state.attempts) return std::nullopt;
  MatchAttempt attempt{pattern.rule, pattern.pattern, outcome, static_cast<std::uint32_t>(condition), binding.document, {}};
  for (const std::vector<MentionId>& slot : binding.slots) {
    std::vector<Span>& spans = attempt.slots.emplace_back();
    for (const MentionId id : slot) spans.push_back(state.mention(id).span);
  }
  state.attempts->push_back(std::move(attempt));
  return std::nullopt;
}

std::optional<Binding> try_at(const AnalysisState& state, const Tape& tape, std::size_t first, const CompiledPattern& pattern) {
  const bool recording = state.attempts != nullptr;
  if (state.program.skipping && !recording && !fits_first(state, tape.cells[first].mention, pattern)) return std::nullopt;
  // Most matches end at a condition: what they bound keeps its room for the next.
  thread_local TapeMatch match;
  thread_local Binding binding;
  binding.rule_index = pattern.rule;
  binding.rule = &state.base().rules[pattern.rule];
  const Matcher* matcher = match_words(state, tape, first, pattern, match, binding);
  if (!matcher) return std::nullopt;
  binding.document = {};
  binding.first = first;
  binding.last = tape.cell_at(match.end);
  binding.rest_last = binding.last;
  if (binding.last > binding.first)
    binding.document = {tape.cells[binding.first].document.begin, tape.cells[binding.last - 1].document.end};
  // Where the clause ends costs most: it is asked last, unless somebody wants to know what failed first.
  const auto ends_well = [&] {
    if (!ends_with(CaptureKind::end, matcher->text().has_end, match, matcher->text())) return true;
    std::size_t at = binding.last;
    while (const AsideRange* aside = tape.aside_from(at)) at = aside->last + 1;
    return at >= tape.cells.size() || clause_end(state, tape, at) == at;
  };
  if (recording && !ends_well()) return record(state, pattern, binding, MatchOutcome::end);
  if (!bind_parts(state, binding)) return record(state, pattern, binding, MatchOutcome::parts);
  for (std::size_t i = 0; i < binding.rule->where.size(); ++i)
    if (!condition_holds(state, binding, binding.rule->where[i])) return record(state, pattern, binding, MatchOutcome::where, i);
  const CompiledConditions& unless = state.program.conditions[pattern.rule];
  for (std::size_t i = 0; i < unless.before.size(); ++i)
    if (ends_before(state, tape, first, unless.before[i])) return record(state, pattern, binding, MatchOutcome::unless_before, i);
  for (std::size_t i = 0; i < unless.inside.size(); ++i)
    if (stands_in(state, tape, binding.first, binding.last, match.end, unless.inside[i]))
      return record(state, pattern, binding, MatchOutcome::unless_inside, i);
  if (binding.last < tape.cells.size())
    for (std::size_t i = 0; i < unless.after.size(); ++i)
      if (stands_at(state, tape, binding.last, static_cast<std::uint32_t>(tape.text.size()), false, unless.after[i]))
        return record(state, pattern, binding, MatchOutcome::unless_after, i);
  if (!recording && !ends_well()) return std::nullopt;
  if (ends_with(CaptureKind::rest, matcher->text().has_rest, match, matcher->text()))
    binding.rest_last = clause_end(state, tape, binding.last);
  if (recording) static_cast<void>(record(state, pattern, binding, MatchOutcome::matched));
  return std::move(binding);
}

}  // namespace

std::optional<Binding> bind_at(const AnalysisState& state, const Tape& tape, std::size_t first, const CompiledPattern& pattern) {
  if (!state.profile) return try_at(state, tape, first, pattern);
  RuleCost& cost = state.profile->rules[pattern.rule];
  const std::uint64_t start = tick_count();
  auto binding = try_at(state, tape, first, pattern);
  const std::uint64_t ticks = tick_count() - start;
  cost.ticks += ticks;
  cost.slowest = std::max(cost.slowest, ticks);
  ++cost.tried;
  cost.matched += binding.has_value();
  return binding;
}

}  // namespace relata
