#include "engine/layers/surroundings.h"

#include <algorithm>

#include "engine/layers/word_match.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

bool may_stand_at(const AnalysisState& state, const Tape& tape, std::size_t cell, const CompiledCondition& condition) {
  return !state.program.skipping || state.program.condition_candidates.may_match(tape, cell, condition.candidate);
}

bool ends_here(const AnalysisState& state, const Tape& tape, std::size_t cell) {
  auto end = static_cast<std::uint32_t>(std::min<std::size_t>(tape.text.size(), tape.cells[cell].at + 256));
  return stands_at(state, tape, cell, end, false, *state.program.clause_end);
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

// A pattern's end takes one more character as its boundary: the space, or the cell's first where it ends in a space itself.
bool ends_before(const AnalysisState& state, const Tape& tape, std::size_t first, const CompiledCondition& condition) {
  constexpr std::size_t reach = 16;
  auto behind = [&](std::size_t at) {
    if (at < tape.text.size()) static_cast<void>(decode_utf8(tape.text, at));
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
  if (behind < tape.text.size()) static_cast<void>(decode_utf8(tape.text, behind));
  end = static_cast<std::uint32_t>(behind);
  for (std::size_t cell = first; cell < last; ++cell)
    if (stands_at(state, tape, cell, end, false, condition)) return true;
  return false;
}

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

}  // namespace relata
