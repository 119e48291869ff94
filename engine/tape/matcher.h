// A compiled pattern: RE2 decides what matches; what is known beforehand only spares asking it. Immutable, shared between threads.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/tape/compile_pattern.h"
#include "engine/tape/tape.h"

namespace relata {

struct RegexDeleter {
  void operator()(void* regex) const;
};

// A match on a tape: byte stretches of Tape::text, one a capture; empty spans for groups that took no part.
struct TapeMatch {
  std::uint32_t begin = 0, end = 0;  // bytes of Tape::text
  std::vector<Span> captures;
  std::vector<bool> taken;
};

class Matcher {
 public:
  // `error` is RE2's word when the expression can't be compiled; the matcher then matches nothing.
  explicit Matcher(CompiledText text, std::string* error = nullptr);

  [[nodiscard]] const CompiledText& text() const { return text_; }
  // Anchored at byte `at` of the tape's text. Only RE2 is asked; FirstCells and required types are the caller's to use.
  [[nodiscard]] bool match_at(const Tape& tape, std::uint32_t at, TapeMatch& match) const;
  // The same on text[at, end) alone; with `whole` the match must reach `end`.
  [[nodiscard]] bool match_between(const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, TapeMatch& match) const;
  // Can it match the empty text?
  [[nodiscard]] bool matches_nothing() const;

 private:
  CompiledText text_;
  std::unique_ptr<void, RegexDeleter> regex_;
};

}  // namespace relata
