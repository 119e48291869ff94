// An expression as a list of steps that are tried on the text of a tape, one way after another, in RE2's order of preference.
//
// RE2 is the definition: the first way that matches is the match that RE2 prefers, with the same groups. Most patterns fail within a few
// characters, where entering RE2 costs more than trying. Immutable, shared between threads.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tape/code_point_set.h"

namespace relata {

// What the rest of a match may go on with. Over-reports, never under-reports.
struct FirstUnits {
  const CodePointSet* units = nullptr;  // of the pool
  bool empty = false;                   // or with nothing
  bool at_end = false;                  // or with nothing at the end of the text

  [[nodiscard]] bool operator==(const FirstUnits&) const = default;
};

class Machine {
 public:
  // The pool must outlive it.
  Machine(std::string_view regex, CodePointSets& pool);

  // False: the expression is more than a machine can run; ask RE2.
  [[nodiscard]] bool runs() const { return !steps_.empty(); }
  [[nodiscard]] std::size_t groups() const { return groups_; }
  // A match that begins at byte `at` of the text and sees no further than `end`; with `whole` it must reach `end`.
  // places[2g], places[2g + 1]: where group g + 1 begins and ends; no_place where it took no part. Written where it matches.
  [[nodiscard]] bool match(std::string_view text, std::uint32_t at, std::uint32_t end, bool whole, std::uint32_t* places) const;

  // Says whether group `group` (from 0) may stand at [begin, end).
  struct Check {
    virtual bool fits(std::size_t group, std::uint32_t begin, std::uint32_t end) = 0;

   protected:
    ~Check() = default;
  };
  // The first way whose groups all fit. `refused`: some group was refused on the way to it; otherwise it is what match() finds.
  [[nodiscard]] bool match_fitting(std::string_view text, std::uint32_t at, std::uint32_t end, bool whole, Check& check,
                                   std::uint32_t* places, bool& refused) const;
  static constexpr std::uint32_t no_place = 0xffffffff;

 private:
  enum class Op : std::uint8_t { text, one_of, space, split, jump, save, begin, finish, done };
  struct Step {
    Op op = Op::done;
    bool any_case = false;  // text
    bool loops = false;     // split: one side takes one character of a set and comes back here
    // text: begin and length in texts_; one_of: set; split: preferred and other step; jump: step; save: place;
    // space: step behind
    std::uint32_t x = 0, y = 0;
    std::uint32_t first_x = 0, first_y = 0;  // split: indexes into firsts_
    std::uint32_t number = 0;                // split: from 0
  };
  friend class MachineBuilder;
  template <bool remember>
  friend class MachineRun;

  [[nodiscard]] bool run(std::string_view text, std::uint32_t at, std::uint32_t end, bool whole, Check* check, std::uint32_t* places,
                         bool& refused) const;

  std::vector<Step> steps_;
  std::string texts_;
  std::vector<const CodePointSet*> sets_;
  std::vector<FirstUnits> firsts_;
  std::size_t groups_ = 0;
  std::uint32_t splits_ = 0;
  std::uint32_t first_ = 0;  // of the first step
};

}  // namespace relata
