#include "engine/layers/word_match.h"

#include "engine/layers/attributes.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

bool is_tail_word(const AnalysisState& state, MentionId id, const std::string& word) {
  const Mention& mention = state.mention(id);
  if (LemmaId lemma = state.base().find_lemma(word); lemma != no_lemma && mention.lemma == lemma) return true;
  std::string text = fold_case(state.text(mention.span)), wanted = fold_case(word);
  return text.size() >= wanted.size() && text.compare(text.size() - wanted.size(), wanted.size(), wanted) == 0 &&
         (text.size() == wanted.size() || text[text.size() - wanted.size() - 1] == ' ');
}

// Refuses, while a match is sought, what the captures would refuse behind it.
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

}  // namespace

MentionId mention_at(const Tape& tape, std::uint32_t at) {
  const std::size_t cell = tape.cell_at(at);
  return cell < tape.cells.size() ? tape.cells[cell].mention : no_mention;
}

bool is_wanted(const AnalysisState& state, MentionId id, const Capture& capture) {
  if (id == no_mention) return true;
  if (capture.kind == CaptureKind::word) return is_word(state, id, capture.word_kind, capture.index);
  return capture.kind != CaptureKind::tail_word || is_tail_word(state, id, capture.text);
}

bool words_agree(const AnalysisState& state, const Tape& tape, const TapeMatch& match, const CompiledText& text) {
  for (std::size_t i = 0; i < text.captures.size(); ++i) {
    const Capture& capture = text.captures[i];
    if (!match.taken[i] || capture.kind != CaptureKind::word || match.captures[i].empty()) continue;
    if (!is_wanted(state, mention_at(tape, match.captures[i].begin), capture)) return false;
  }
  return true;
}

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

}  // namespace relata
