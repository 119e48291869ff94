// Matches whose words fit: where an expression captures a <name> or a word of a verb, the mention that stands there must be one.
#pragma once
#include "engine/layers/analysis_state.h"

namespace relata {

// The mention of the cell that begins at byte `at` of the tape's text; no_mention for plain tokens.
[[nodiscard]] MentionId mention_at(const Tape& tape, std::uint32_t at);

// Do the words of the mention at a captured place fit the capture? Plain tokens do.
[[nodiscard]] bool is_wanted(const AnalysisState& state, MentionId id, const Capture& capture);

// Do the mentions at all <name>s that the match took fit?
[[nodiscard]] bool words_agree(const AnalysisState& state, const Tape& tape, const TapeMatch& match, const CompiledText& text);

// The match of text[at, end) that RE2 prefers, or none: also where in no way the words could fit. Words of verbs that may be symbols are
// looked at with `tail_words`. With `whole` it must reach `end`.
[[nodiscard]] bool match_unless_unfit(const AnalysisState& state, const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole,
                                      bool tail_words, const Matcher& matcher, TapeMatch& match);

}  // namespace relata
