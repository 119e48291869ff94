// A compiled pattern: RE2 decides what matches; what is known beforehand only spares asking it. Immutable, shared between threads.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "engine/tape/compile_pattern.h"
#include "engine/tape/tape.h"

namespace relata {

// A match on a tape: byte stretches of Tape::text, one a capture; empty spans for groups that took no part.
struct TapeMatch {
  std::uint32_t begin = 0, end = 0;  // bytes of Tape::text
  std::vector<Span> captures;
  std::vector<bool> taken;
};

class Matcher {
 public:
  // The expression is compiled when it is first asked for.
  explicit Matcher(CompiledText text) : text_(std::move(text)) {}
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  // Compiles it now. RE2's word when it can't; the matcher then matches nothing.
  [[nodiscard]] std::string problem() const;

  [[nodiscard]] const CompiledText& text() const { return text_; }
  // Anchored at byte `at` of the tape's text. Only RE2 is asked; the opening and required types are the caller's to use.
  [[nodiscard]] bool match_at(const Tape& tape, std::uint32_t at, TapeMatch& match) const;
  // The same on text[at, end) alone; with `whole` the match must reach `end`.
  [[nodiscard]] bool match_between(const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, TapeMatch& match) const;
  // Can it match the empty text?
  [[nodiscard]] bool matches_nothing() const;

 private:
  [[nodiscard]] const void* regex() const;

  CompiledText text_;
  mutable std::atomic<const void*> regex_ = nullptr;
};

// RE2's word if this part of an expression is none; empty if all is well.
[[nodiscard]] std::string problem_of_regex(const std::string& regex);

}  // namespace relata
