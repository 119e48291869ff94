#include "engine/layers/bind.h"

#include <algorithm>

#include "engine/layers/attributes.h"
#include "engine/layers/surroundings.h"
#include "engine/layers/where.h"
#include "engine/layers/word_match.h"
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
