// A pattern as it was written: a tree over RE2's syntax and relata's own pieces, every node with its place in the pattern's text.
#pragma once
#include <string>
#include <vector>

#include "engine/schema/schema.h"
#include "engine/text/span.h"

namespace relata {

// One symbol class: a mention must have ALL of `types` (several only for {v:Verb.past.passive}), or all of one of `others` ({x:A|B}).
struct TypeTest {
  std::vector<TypeId> types;
  std::vector<std::vector<TypeId>> others;
  bool group_only = false;  // {g:Agent+}: a group of two or more, bound whole
};

enum class PatternKind : std::uint8_t {
  sequence,     // children in order
  alternation,  // children, the first that leads to a match preferred
  repeat,       // child, min..max (max -1: no limit), lazy or greedy
  literal,      // text: characters as written (escapes resolved); case and quote/hyphen/dash folding is the compiler's
  char_class,   // text: "[...]", exact, or an escape such as \d \w \s \pL \p{Lu} as RE2 writes it
  any_char,     // .
  space,        // one or more white-space characters; asides may stand here
  begin,        // ^
  finish,       // $
  slot,         // {Type} (slot = -1) or {name:Type} (slot = index into Rule::slots)
  word,         // <name>: ref says which set, family, phrase or verb
  frame,        // <o of n>: the prepositions by which the noun in slot `slot` takes its part `text` (s, o, g, a, b)
  rest,         // {rest}
  gap,          // {gap}
  anything,     // {..}
  end           // {end}
};

enum class WordKind : std::uint8_t { unknown, set, family, phrase, verb };

struct PatternNode {
  PatternKind kind = PatternKind::sequence;
  Span span;                          // bytes of Pattern::text
  std::vector<PatternNode> children;  // sequence, alternation, repeat
  std::string text;                   // literal, char_class, word (the name), frame (the part)
  int min = 1, max = 1;               // repeat
  bool lazy = false;                  // repeat
  TypeTest test;                      // slot
  int slot = -1;                      // slot, frame: index into Rule::slots; -1 binds nothing
  WordKind word_kind = WordKind::unknown;
  std::uint32_t word_index = 0;  // index into RuleBase::sets / families / phrases, or a LemmaId
};

struct Pattern {
  std::string text;  // as YAML decodes it
  PatternNode root;
  SourceId source = 0;
  // Where each byte of `text` stands in the source file (size text.size() + 1): carets pass through YAML's quoting by it.
  std::vector<std::uint32_t> place;
  [[nodiscard]] Span in_source(Span span) const { return {place[span.begin], span.end ? place[span.end - 1] + 1 : place[0]}; }
};

}  // namespace relata
