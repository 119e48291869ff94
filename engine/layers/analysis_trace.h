// What the layers did with a document, for people who mend rules.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/layers/match_attempt.h"
#include "engine/tape/mention.h"

namespace relata {

// A cell of a sentence or of a reading as rules saw it.
struct TracedCell {
  Span document;                   // bytes of the document's text; empty for words that a restatement added
  MentionId mention = no_mention;  // no_mention: a plain word
  std::string words;               // as they stand in the text
  std::string types;               // "City,Metonym", "Agent+" for a group; empty for a plain word
  std::string made_of;             // a made verb: the name of its family
  bool in_aside = false;           // any space of a pattern may skip it
};

struct TracedTape {
  std::uint32_t sentence = 0;  // index into Document::sentences
  std::uint8_t depth = 0;      // 0: the sentence itself; else a reading
  std::uint32_t rule = 0;      // that made the reading: index into RuleBase::rules
  std::size_t attempt = 0;     // the match that made the reading: index into AnalysisTrace::attempts
  std::vector<TracedCell> cells;
};

// One layer run over one tape: what its rules tried there, and the tape behind it.
struct TracedPass {
  std::uint32_t layer = 0;               // index into Program::layers
  std::uint32_t sentence = 0;            // index into Document::sentences
  std::uint32_t reading = 0;             // which of the sentence's readings was read, from 1; 0: the sentence itself
  std::size_t first = 0, end = 0;        // its attempts, as indices
  std::vector<MatchAttempt> covered;     // would have matched on words that an earlier match had taken
  std::vector<std::uint32_t> unmatched;  // rules that were looked up at the reading's verb and match nowhere, as indices
  TracedTape after;                      // the sentence behind a layer that scans; without cells else
};

struct AnalysisTrace {
  bool stepwise = false;               // is every pass wanted, too?
  std::vector<std::string> lines;      // readings and tapes, a line each
  std::vector<MatchAttempt> attempts;  // in order of layers; those whose expression matches nowhere leave none
  std::vector<TracedTape> tapes;       // of each sentence that is read: itself behind the last layer that scans, then its readings
  std::vector<Mention> mentions;       // of all layers, by MentionId
  std::vector<TracedPass> passes;      // in the order in which they ran
};

}  // namespace relata
