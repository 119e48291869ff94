#include <algorithm>

#include "engine/tape/machine.h"
#include "engine/tape/symbol_table.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

// What stands at a place of the text: a code point, its length in bytes and its bit in sets; length 0 at the end.
struct Unit {
  char32_t c = 0;
  std::uint32_t length = 0;
  std::uint32_t bit = 0;
};

Unit long_unit_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto more = [&](std::uint32_t i, int bits) { return static_cast<char32_t>(byte(i) & 0x3F) << bits; };
  const char32_t b = byte(0);
  const std::uint32_t length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
  if (end - at < length) return {};
  const char32_t c = length == 4   ? (b & 7) << 18 | more(1, 12) | more(2, 6) | more(3, 0)
                     : length == 3 ? (b & 15) << 12 | more(1, 6) | more(2, 0)
                                   : (b & 31) << 6 | more(1, 0);
  return {c, length, CodePointSet::bit_of(c)};
}

inline Unit unit_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return {};
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data()) + at;
  if (bytes[0] < 0x80) return {bytes[0], 1, bytes[0]};
  // What is not plain is nearly always a letter of the tape: of plane 15, whose first 65,536 code points begin with F3 B0 to F3 BF.
  if (bytes[0] == 0xF3 && end - at >= 4) {
    const auto c = static_cast<char32_t>(0xC0000 | (bytes[1] & 0x3F) << 12 | (bytes[2] & 0x3F) << 6 | (bytes[3] & 0x3F));
    return {c, 4, CodePointSet::bit_of(c)};
  }
  return long_unit_at(text, at, end);
}

// Bytes of the text that agree with `wanted`; 0 if they don't.
std::uint32_t agreeing(std::string_view text, std::uint32_t at, std::uint32_t end, std::string_view wanted, bool any_case) {
  if (!any_case)
    return end - at >= wanted.size() && text.compare(at, wanted.size(), wanted) == 0 ? static_cast<std::uint32_t>(wanted.size()) : 0;
  std::uint32_t here = at;
  for (const char w : wanted) {
    if (here >= end) return 0;
    const char c = text[here];
    if (c == w || c == w - ('a' - 'A')) {
      ++here;
    } else if (w == 's' && text.substr(here, end - here).starts_with("\u017F")) {
      here += 2;
    } else if (w == 'k' && text.substr(here, end - here).starts_with("\u212A")) {
      here += 3;
    } else {
      return 0;
    }
  }
  return here - at;
}

inline bool may_go_on(const FirstUnits& first, Unit unit, bool at_end) {
  if (first.empty || (first.at_end && at_end)) return true;
  return unit.length > 0 && first.units->test(unit.c, unit.bit);
}

// A step to go on with at a place, or, with step == restore, what stood in places[group] before.
struct Waiting {
  std::uint32_t step, at, group;
};
constexpr std::uint32_t restore = 0xffffffff;

struct Scratch {
  std::vector<Waiting> waiting;
  std::vector<std::uint64_t> been;
};

}  // namespace

enum class Outcome : std::uint8_t { none, match, too_long };

// With `remember`, no split is tried twice at one place, so that the time is bounded; without, long searches are given up.
template <bool remember>
class MachineRun {
 public:
  MachineRun(const Machine& machine, std::string_view text, std::uint32_t at, std::uint32_t end, bool whole, std::uint32_t* places,
             Scratch& scratch, Machine::Check* check)
      : machine_(machine),
        text_(text),
        start_(at),
        end_(end),
        whole_(whole),
        places_(places),
        waiting_(scratch.waiting),
        been_(scratch.been),
        check_(check) {}

  [[nodiscard]] bool refused() const { return refused_; }

  Outcome run() {
    std::fill_n(places_, 2 * machine_.groups_, Machine::no_place);
    waiting_.clear();
    if constexpr (remember) been_.assign((std::size_t{machine_.splits_} * (end_ - start_ + 1) + 63) / 64, 0);
    int given_up = 0;
    std::uint32_t step = 0, at = start_;
    for (;;) {
      if (goes_on(step, at)) return Outcome::match;
      if (!remember && ++given_up > most_given_up) return Outcome::too_long;
      if (!back(step, at)) return Outcome::none;
    }
  }

 private:
  using Op = Machine::Op;
  static constexpr int most_given_up = 200;

  // Takes steps until one fails (false) or all are done.
  bool goes_on(std::uint32_t step, std::uint32_t at) {
    const Machine::Step* const steps = machine_.steps_.data();
    const FirstUnits* const firsts = machine_.firsts_.data();
    // Splits and sets ask for the same place again and again.
    Unit unit;
    std::uint32_t looked = Machine::no_place;
    const auto look = [&] {
      if (looked == at) return;
      unit = unit_at(text_, at, end_);
      looked = at;
    };
    for (;;) {
      const Machine::Step& s = steps[step];
      switch (s.op) {
        case Op::text: {
          // Most texts differ in their first byte.
          const char wanted = machine_.texts_[s.x];
          if (at >= end_ || (text_[at] != wanted && !s.any_case)) return false;
          const std::uint32_t length = agreeing(text_, at, end_, {machine_.texts_.data() + s.x, s.y}, s.any_case);
          if (length == 0) return false;
          at += length;
          ++step;
          break;
        }
        case Op::one_of: {
          look();
          if (unit.length == 0 || !machine_.sets_[s.x]->test(unit.c, unit.bit)) return false;
          at += unit.length;
          ++step;
          break;
        }
        case Op::split: {
          if constexpr (remember) {
            const std::size_t bit = std::size_t{s.number} * (end_ - start_ + 1) + (at - start_);
            if (been_[bit / 64] >> (bit % 64) & 1) return false;
            been_[bit / 64] |= std::uint64_t{1} << (bit % 64);
          }
          look();
          const bool at_end = at == text_.size();
          const bool other = may_go_on(firsts[s.first_y], unit, at_end);
          const bool preferred = may_go_on(firsts[s.first_x], unit, at_end);
          if (!preferred && !other) return false;
          if (preferred && other) waiting_.push_back({s.y, at, 0});
          const std::uint32_t next = preferred ? s.x : s.y;
          // Where a loop's side begins is all that the side takes.
          if (s.loops && next == step + 1)
            at += unit.length;
          else
            step = next;
          break;
        }
        case Op::jump:
          step = s.x;
          break;
        case Op::space:
          // A space before anything but an aside is the one way.
          if (at < end_ && text_[at] == ' ' && !opens_aside(at + 1)) {
            ++at;
            step = s.x;
          } else {
            ++step;
          }
          break;
        case Op::save:
          if (!waiting_.empty()) waiting_.push_back({restore, places_[s.x], s.x});
          places_[s.x] = at;
          if (check_ && s.x % 2 == 1 && !check_->fits(s.x / 2, places_[s.x - 1], at)) {
            refused_ = true;
            return false;
          }
          ++step;
          break;
        case Op::begin:
          if (at != 0) return false;
          ++step;
          break;
        case Op::finish:
          if (at != text_.size()) return false;
          ++step;
          break;
        case Op::done:
          if (whole_ && at != end_) return false;
          return true;
      }
    }
  }

  [[nodiscard]] bool opens_aside(std::uint32_t at) const {
    static const std::string open = [] {
      std::string s;
      append_utf8(aside_open, s);
      return s;
    }();
    return end_ - at >= open.size() && text_[at] == open[0] && text_.compare(at, open.size(), open) == 0;
  }

  bool back(std::uint32_t& step, std::uint32_t& at) {
    while (!waiting_.empty()) {
      const Waiting last = waiting_.back();
      waiting_.pop_back();
      if (last.step == restore) {
        places_[last.group] = last.at;
        continue;
      }
      step = last.step;
      at = last.at;
      return true;
    }
    return false;
  }

  const Machine& machine_;
  const std::string_view text_;
  const std::uint32_t start_, end_;
  const bool whole_;
  std::uint32_t* const places_;
  std::vector<Waiting>& waiting_;
  std::vector<std::uint64_t>& been_;
  Machine::Check* const check_;
  bool refused_ = false;
};

bool Machine::match(std::string_view text, std::uint32_t at, std::uint32_t end, bool whole, std::uint32_t* places) const {
  bool refused = false;
  return run(text, at, end, whole, nullptr, places, refused);
}

bool Machine::match_fitting(std::string_view text, std::uint32_t at, std::uint32_t end, bool whole, Check& check, std::uint32_t* places,
                            bool& refused) const {
  return run(text, at, end, whole, &check, places, refused);
}

bool Machine::run(std::string_view text, std::uint32_t at, std::uint32_t end, bool whole, Check* check, std::uint32_t* places,
                  bool& refused) const {
  if (!may_go_on(firsts_[first_], unit_at(text, at, end), at == text.size())) return false;
  thread_local Scratch scratch;
  MachineRun<false> quick(*this, text, at, end, whole, places, scratch, check);
  Outcome outcome = quick.run();
  refused = quick.refused();
  if (outcome != Outcome::too_long) return outcome == Outcome::match;
  MachineRun<true> sure(*this, text, at, end, whole, places, scratch, check);
  outcome = sure.run();
  refused = sure.refused();
  return outcome == Outcome::match;
}

}  // namespace relata
