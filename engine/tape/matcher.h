// A compiled pattern: RE2 decides what matches; what is known beforehand only spares asking it. Immutable, shared between threads.
#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "engine/tape/compile_pattern.h"
#include "engine/tape/machine.h"
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
  // The pool must outlive it.
  Matcher(CompiledText text, CodePointSets& pool) : text_(std::move(text)), pool_(&pool) {}
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  // Compiles it now. RE2's word when it can't; the matcher then matches nothing.
  [[nodiscard]] std::string problem() const;

  [[nodiscard]] const CompiledText& text() const { return text_; }
  // Anchored at byte `at` of the tape's text; the opening and required types are the caller's to use. With `ask` RE2 itself is asked,
  // without, a machine may find the same. `match` is written where it matches.
  [[nodiscard]] bool match_at(const Tape& tape, std::uint32_t at, bool ask, TapeMatch& match) const;
  // The same on text[at, end) alone; with `whole` the match must reach `end`.
  [[nodiscard]] bool match_between(const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, bool ask, TapeMatch& match) const;
  // A match whose groups all fit, of whatever preference; false if there is none. `first`: it is the one that match_between() finds.
  // Where RE2 would have to be asked, it is taken that they fit, and `match` is not written.
  [[nodiscard]] bool match_fitting(const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, Machine::Check& check,
                                   TapeMatch& match, bool& first) const;
  // How far match_at() sees.
  [[nodiscard]] static std::uint32_t reach(const Tape& tape, std::uint32_t at);
  // Can it match the empty text?
  [[nodiscard]] bool matches_nothing() const;

 private:
  [[nodiscard]] const void* regex() const;
  [[nodiscard]] const Machine& machine() const;
  void take_places(const std::uint32_t* places, std::uint32_t at, TapeMatch& match) const;

  CompiledText text_;
  CodePointSets* pool_;
  mutable std::atomic<const Machine*> machine_ = nullptr;
  mutable std::atomic<const void*> regex_ = nullptr;
};

// RE2's word if this part of an expression is none; empty if all is well.
[[nodiscard]] std::string problem_of_regex(const std::string& regex);

}  // namespace relata
