// A sentence as rules see it: its mentions, its tape, its readings.
#pragma once
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/extraction.h"
#include "tools/probes/probe_base.h"

namespace relata {

// A mention of the sentence, of whatever layer.
struct DrawnMention {
  Span place;         // bytes of DrawnSentence::text
  std::string types;  // "Person,Capitalized"
  std::string maker;  // "core/role-name", or "lexicon"
  std::string layer;
};

struct DrawnCell {
  std::string words, types;  // no types: a plain word
  std::string made_of;       // a made verb: its family
  bool in_aside = false;
};

struct DrawnReading {
  std::uint8_t depth = 0;
  std::string rule;  // that made it
  std::vector<DrawnCell> cells;
  bool used = false;  // the rule that is explained matched in it
};

struct DrawnSentence {
  std::string text;                    // on one line
  std::vector<DrawnMention> mentions;  // outer ones before what they hold, in text order
  std::vector<DrawnCell> tape;         // the sentence as rules saw it; empty: it was not read
  std::vector<DrawnReading> readings;
};

// Sentence number `sentence`. `used` is the reading in which the rule matched: an index into trial.trace.tapes.
[[nodiscard]] DrawnSentence draw_sentence(const Extractor& extractor, const Document& document, const Trial& trial, std::uint32_t sentence,
                                          std::optional<std::size_t> used);
[[nodiscard]] std::vector<DrawnCell> drawn_cells(const TracedTape& tape);

// Line breaks as spaces.
[[nodiscard]] std::string on_one_line(std::string text);

// "[Wang Yi|Person] and <<[on Monday|Time]>>".
[[nodiscard]] std::string cells_text(const std::vector<DrawnCell>& cells);
// Tape and readings, a line each.
[[nodiscard]] std::string to_text(const DrawnSentence& sentence);
[[nodiscard]] nlohmann::ordered_json cells_json(const std::vector<DrawnCell>& cells);
// Adds "sentence", "mentions", "tape", "readings".
void add_json(const DrawnSentence& sentence, nlohmann::ordered_json& out);
// Colour numbers of words that the parts of a pattern took.
using WordColours = std::map<std::string, std::size_t>;
[[nodiscard]] std::string cells_html(const std::vector<DrawnCell>& cells, const WordColours& colours);
// Mentions and readings under headings of their own.
[[nodiscard]] std::string to_html(const DrawnSentence& sentence, const WordColours& colours);

}  // namespace relata
