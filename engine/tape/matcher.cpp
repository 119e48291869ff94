#include "engine/tape/matcher.h"

#include <re2/re2.h>

#include <algorithm>

#include "engine/tape/program_size.h"

namespace relata {
namespace {

RE2::Options options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

constexpr int most_groups = 96;
// How far a pattern reaches from its first cell: on a sentence of megabytes every anchored match stays bounded.
constexpr std::size_t reach_bytes = 4096;

}  // namespace

Matcher::~Matcher() {
  delete static_cast<const RE2*>(regex_.load());
  delete machine_.load();
}

// Threads that come at once may both compile it: the first to be done is kept.
const void* Matcher::regex() const {
  if (const void* ready = regex_.load(std::memory_order_acquire)) return ready;
  const RE2* made = new RE2(text_.regex, options());
  const void* expected = nullptr;
  if (regex_.compare_exchange_strong(expected, made, std::memory_order_acq_rel)) return made;
  delete made;
  return expected;
}

const Machine& Matcher::machine() const {
  if (const Machine* ready = machine_.load(std::memory_order_acquire)) return *ready;
  const Machine* made = new Machine(text_.regex, *pool_);
  const Machine* expected = nullptr;
  if (machine_.compare_exchange_strong(expected, made, std::memory_order_acq_rel)) return *made;
  delete made;
  return *expected;
}

std::string Matcher::problem() const {
  const RE2& compiled = *static_cast<const RE2*>(regex());
  if (!compiled.ok()) return compiled.error();
  return compiled.NumberOfCapturingGroups() >= most_groups ? "too many slots once its repetitions are unrolled" : "";
}

std::uint32_t Matcher::reach(const Tape& tape, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(tape.text.size(), at + reach_bytes));
}

bool Matcher::match_at(const Tape& tape, std::uint32_t at, bool ask, TapeMatch& match) const {
  return match_between(tape, at, reach(tape, at), false, ask, match);
}

bool Matcher::match_between(const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, bool ask, TapeMatch& match) const {
  const int count = static_cast<int>(text_.captures.size()) + 1;
  if (count > most_groups) return false;
  if (!ask)
    if (const Machine& machine = this->machine(); machine.runs() && machine.groups() < most_groups) {
      std::uint32_t places[2 * most_groups];
      if (!machine.match(tape.text, at, end, whole, places)) return false;
      take_places(places, at, match);
      return true;
    }
  const RE2* regex = static_cast<const RE2*>(this->regex());
  thread_local re2::StringPiece groups[most_groups];  // not cleared for every call: RE2 writes those it is asked for
  if (!regex->ok()) return false;
  if (!regex->Match(tape.text, at, end, whole ? RE2::ANCHOR_BOTH : RE2::ANCHOR_START, groups, count)) return false;
  const char* base = tape.text.data();
  match.begin = at;
  match.captures.assign(text_.captures.size(), {});
  match.taken.assign(text_.captures.size(), false);
  for (std::size_t i = 0; i < text_.captures.size(); ++i) {
    const re2::StringPiece& group = groups[i + 1];
    if (!group.data()) continue;
    auto begin = static_cast<std::uint32_t>(group.data() - base);
    match.captures[i] = {begin, begin + static_cast<std::uint32_t>(group.size())};
    match.taken[i] = true;
    if (text_.captures[i].kind == CaptureKind::phrase_end) match.end = begin;
  }
  return true;
}

bool Matcher::match_fitting(const Tape& tape, std::uint32_t at, std::uint32_t end, bool whole, Machine::Check& check, TapeMatch& match,
                            bool& first) const {
  first = false;
  if (text_.captures.size() + 1 > most_groups) return false;
  const Machine& machine = this->machine();
  if (!machine.runs() || machine.groups() >= most_groups) return true;
  std::uint32_t places[2 * most_groups];
  bool refused = false;
  if (!machine.match_fitting(tape.text, at, end, whole, check, places, refused)) return false;
  first = !refused;
  if (first) take_places(places, at, match);
  return true;
}

void Matcher::take_places(const std::uint32_t* places, std::uint32_t at, TapeMatch& match) const {
  match.begin = at;
  match.captures.assign(text_.captures.size(), {});
  match.taken.assign(text_.captures.size(), false);
  for (std::size_t i = 0; i < text_.captures.size(); ++i) {
    if (places[2 * i + 1] == Machine::no_place) continue;
    match.captures[i] = {places[2 * i], places[2 * i + 1]};
    match.taken[i] = true;
    if (text_.captures[i].kind == CaptureKind::phrase_end) match.end = places[2 * i];
  }
}

bool Matcher::matches_nothing() const {
  if (!text_.may_be_empty) return false;
  const RE2& compiled = *static_cast<const RE2*>(regex());
  return compiled.ok() && RE2::FullMatch("", compiled);
}

std::size_t program_size(const std::string& regex) {
  const RE2 compiled(regex, options());
  return compiled.ok() ? static_cast<std::size_t>(compiled.ProgramSize()) : 0;
}

std::string problem_of_regex(const std::string& regex) {
  const RE2 compiled(regex, options());
  return compiled.ok() ? "" : compiled.error();
}

}  // namespace relata
