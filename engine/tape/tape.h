// The tape: a sentence or a reading as a row of cells, each a symbol (a mention) or a plain token, and the text that RE2 sees.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tape/mention.h"
#include "engine/tape/symbol_table.h"

namespace relata {

struct Cell {
  Span document;                   // bytes of the document's text; empty for words that a restatement added
  MentionId mention = no_mention;  // no_mention: a plain token
  std::uint32_t at = 0;            // first byte in Tape::text
  bool space_before = false;
  bool begins_aside = false;  // as write_tape() found it
  std::string_view word;      // plain tokens: the text (owned by the document or the rule base)
  std::uint32_t word_id = 0;  // index of the case-folded word, or the mention's words, among those that patterns name; 0: none
  std::uint32_t code = 0;     // letter of the mention, or letters + word_id: what openings are looked up by
};

// A stretch of cells that any space of a pattern may skip. Disjoint and sorted.
struct AsideRange {
  std::uint32_t first = 0, last = 0;  // cells, last included
  MentionId mention = no_mention;
};

struct Tape {
  std::vector<Cell> cells;
  std::vector<AsideRange> asides;
  std::string text;        // symbols, words and single spaces, asides between brackets
  TypeBits types_present;  // of all symbols on the tape, with the types above them

  // The cell that begins at byte `at` of `text`, or the first one behind it; cells.size() at the end.
  [[nodiscard]] std::size_t cell_at(std::size_t at) const;
  // The aside that begins at cell `index`, or nullptr.
  [[nodiscard]] const AsideRange* aside_from(std::size_t index) const;
};

// Word id of a plain cell that is more than one token: nothing is known of it.
inline constexpr std::uint32_t many_words = 0x7fffffff;
// Code of the place behind the last cell.
inline constexpr std::uint32_t no_cell = 0x7ffffffe;

// Writes `text`, the cells' places and codes and types_present anew.
void write_tape(Tape& tape, const std::vector<Mention>& mentions, const SymbolTable& symbols);

}  // namespace relata
