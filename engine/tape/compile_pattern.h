// Patterns as RE2 reads them, and what is known of a match before RE2 is asked.
#pragma once
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/tape/need.h"
#include "engine/tape/pattern_context.h"

namespace relata {

// What a capturing group of the compiled expression stands for.
enum class CaptureKind : std::uint8_t {
  slot,       // binds Rule::slots[slot]
  word,       // <name>: the symbol's lemma or words are checked against the set, family or verb `index`
  frame,      // <o of n>: a preposition, checked against the noun in `slot`; `text` is the part
  tail_word,  // a fixed word of a family's verb that may be a symbol: its words or lemma must be `text`
  rest,       // empty group: the way that was taken ends with {rest}
  end,        // empty group: the way that was taken ends with {end}
  phrase_end  // empty group at the end of the pattern proper
};
struct Capture {
  CaptureKind kind = CaptureKind::slot;
  int slot = -1;
  WordKind word_kind = WordKind::unknown;
  std::uint32_t index = 0;
  std::string text;
};

// What may stand in a cell. Over-reports, never under-reports.
struct CellSet {
  bool any = false;  // nothing is known
  LetterSet letters;
  std::unordered_set<std::string> words;  // case-folded plain tokens, and what mentions of `named` may say as a whole
  LetterSet named;                        // these symbols where the mention's words are among `words`
};
// How many cells at the beginning of a match are known beforehand.
inline constexpr std::size_t opening_cells = 3;
using Opening = std::array<CellSet, opening_cells>;

struct CompiledText {
  std::string regex;
  std::vector<Capture> captures;     // group n+1 is captures[n]
  bool has_words = false;            // some group is a <name> or a word of a verb: a match may not fit
  bool has_rest = false;             // {rest} follows the match, whatever way was taken
  bool has_end = false;              // the clause must end behind the match, whatever way was taken
  std::vector<Need> needs;           // each is met by some cell of every match
  Opening opening;                   // asides between cells are not counted
  bool may_be_empty = false;         // over-reports
  std::vector<std::string> classes;  // character classes as they were written, for checking them
  TypeBits required;                 // types without which no match is possible
};

struct CompileOptions {
  bool skip_asides = false;          // asides may stand at the spaces
  const FamilyVerb* verb = nullptr;  // the first family word of the pattern is this verb of it, with its words
  bool made_verb = false;            // ... or a made verb of it, without words
  bool verb_is_checked = false;      // the caller has looked up the lemma of the verb word at `verb_place`: no check
  Span verb_place;                   // its place in the pattern's text
};

[[nodiscard]] CompiledText compile_pattern(const Pattern& pattern, PatternContext& context, const CompileOptions& options);

}  // namespace relata
