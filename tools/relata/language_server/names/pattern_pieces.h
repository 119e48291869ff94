// The pieces of a pattern as it is being written: what is open ends where its words end. The loader reads patterns strictly; this is for
// completion, colours and finding names.
#pragma once
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace relata::language_server {

enum class PieceKind : std::uint8_t {
  slot,       // a of {a:Agent}, n of <o of n>
  type,       // Agent
  feature,    // past of {v:Verb.past}
  word,       // meet of <meet>
  wildcard,   // rest of {rest}, gap, .., end
  frame,      // o of <o of n>
  operation,  // ( ) | * + ? {2,3} ^ $ . (?i)
  set,        // [a-z]
  escape,     // \d \p{Lu}
  text
};
struct PatternPiece {
  PieceKind kind = PieceKind::text;
  Span span;  // bytes of the pattern
};

// In order, without overlap; braces, angle brackets and separators within them are no piece. Linear.
[[nodiscard]] std::vector<PatternPiece> pieces_of(std::string_view pattern);

}  // namespace relata::language_server
