// A sentence step by step: what each layer found on the tape, which rules matched, which were turned away and by what, and what was
// written.
#pragma once
#include <string>
#include <vector>

#include "tools/relata/explaining/drawn_sentence.h"

namespace relata {

enum class Fate : std::uint8_t {
  acted,        // its actions were carried out
  turned_away,  // by {end}, `parts`, `where` or `unless`
  beaten,       // another match that begins at the same place was better: by priority, else longer, else first in the files
  covered       // a match that began earlier had taken its words
};
[[nodiscard]] const char* name_of(Fate fate);

struct StepMatch {
  std::string rule, place;  // "core/role-name", FILE:LINE
  std::string pattern;
  std::string words;  // that it took
  struct Slot {
    std::string name, words;
  };
  std::vector<Slot> slots;  // those that took part
  Fate fate = Fate::acted;
  std::string why;                 // what stopped it, in a sentence; or that it changed nothing
  std::vector<std::string> wrote;  // cells of the tape, readings or statements
};

struct SentenceStep {
  std::string layer;
  std::size_t reading = 0;        // of which reading, from 1; 0: of the sentence itself
  std::vector<DrawnCell> before;  // what the rules read
  std::vector<StepMatch> matches;
  std::vector<std::string> unmatched;  // rules that the reading's verb calls for and whose patterns fit nowhere
  std::vector<DrawnCell> after;        // empty: as before
};

struct SentenceSteps {
  std::string document, sentence;
  std::vector<SentenceStep> steps;  // those in which something happened
  std::vector<std::string> silent;  // layers in which nothing did
  std::vector<std::string> statements;
};

// Of sentence number `sentence`; the trace must be stepwise.
[[nodiscard]] SentenceSteps steps_of(const Extractor& extractor, const Document& document, const Trial& trial, std::uint32_t sentence,
                                     const Diagnostics& sources);

[[nodiscard]] std::string to_text(const SentenceSteps& steps);
[[nodiscard]] std::string to_json(const SentenceSteps& steps);
[[nodiscard]] std::string to_html(const SentenceSteps& steps);  // one page, nothing outside it, nothing that runs

}  // namespace relata
