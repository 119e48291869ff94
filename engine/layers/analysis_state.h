// What the layers share while they read one document. One per document; not shared between threads.
#pragma once
#include <vector>

#include "engine/layers/analysis.h"
#include "engine/layers/analysis_trace.h"
#include "engine/layers/profile.h"
#include "engine/layers/program.h"
#include "engine/tape/tape.h"

namespace relata {

struct AnalysisState {
  const Program& program;
  const Document& document;
  Analysis analysis;
  std::vector<Tape> tapes;                        // by sentence
  std::vector<MatchAttempt>* attempts = nullptr;  // where they are recorded, if they are
  Profile* profile = nullptr;                     // where costs are added up, if they are
  std::vector<TracedPass>* passes = nullptr;      // where each layer's work is recorded, if it is; then attempts are, too
  std::vector<MentionId> told_as = {};            // by letter: the mention that all are told as which need not be told apart

  [[nodiscard]] const RuleBase& base() const { return *program.base; }
  [[nodiscard]] Mention& mention(MentionId id) { return analysis.mentions[id]; }
  [[nodiscard]] const Mention& mention(MentionId id) const { return analysis.mentions[id]; }
  [[nodiscard]] std::string_view text(Span span) const { return std::string_view(document.text).substr(span.begin, span.size()); }
  // Begins the record of a layer's work on a tape, if somebody wants it.
  void begin_pass(std::size_t layer, std::uint32_t sentence, std::size_t reading = 0) const {
    if (!passes) return;
    passes->emplace_back();
    passes->back().layer = static_cast<std::uint32_t>(layer);
    passes->back().sentence = sentence;
    passes->back().reading = static_cast<std::uint32_t>(reading);
    passes->back().first = passes->back().end = attempts->size();
  }
  void end_pass() const {
    if (passes) passes->back().end = attempts->size();
  }
  // The last match that was recorded is the one whose actions are carried out.
  void note_acted() const {
    if (attempts) attempts->back().acted = true;
  }
  void count_emitted(RuleId rule, std::size_t number) const {
    if (profile) profile->rules[rule].emitted += number;
  }
  MentionId add(Mention mention) {
    mention.word_id = word_id_of(program, text(mention.span));
    analysis.mentions.push_back(std::move(mention));
    return static_cast<MentionId>(analysis.mentions.size() - 1);
  }
};

}  // namespace relata
