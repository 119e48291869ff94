// What a run costs, by rule, layer and stage: always counted where a Profile is asked for, never part of what is written.
#pragma once
#include <chrono>
#include <cstdint>
#include <vector>

#if defined(__x86_64__) || defined(__i386__)
#include <x86intrin.h>
#endif

namespace relata {

// A clock that costs a few nanoseconds to read. Its unit is the machine's own; who shows ticks measures what one is worth.
inline std::uint64_t tick_count() {
#if defined(__x86_64__) || defined(__i386__)
  return __rdtsc();
#else
  return static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
#endif
}

struct RuleCost {
  std::uint64_t tried = 0;    // a pattern of the rule was asked at a cell, after all that is skipped unasked
  std::uint64_t matched = 0;  // ... and it matched, conditions included
  std::uint64_t emitted = 0;  // statements before resolution, mentions and readings that came of it
  std::uint64_t ticks = 0;    // spent on trying, and on nothing else
  std::uint64_t slowest = 0;  // ticks of the longest try: most often the first, which compiles the pattern
};

struct Profile {
  std::vector<RuleCost> rules;        // by index into RuleBase::rules
  std::vector<std::uint64_t> layers;  // ticks by index into Program::layers, what tries no rule included
  std::uint64_t reading = 0;          // ticks before the layers: clutter, quotations, sentences
  std::uint64_t resolution = 0;       // ticks behind them: times, and who is meant

  Profile(std::size_t rules, std::size_t layers) : rules(rules), layers(layers) {}
  Profile& operator+=(const Profile& other);
};

// Adds the ticks from its making to its end. None without a place to add to.
class TickTimer {
 public:
  explicit TickTimer(std::uint64_t* total) : total_(total), start_(total ? tick_count() : 0) {}
  ~TickTimer() {
    if (total_) *total_ += tick_count() - start_;
  }
  TickTimer(const TickTimer&) = delete;
  TickTimer& operator=(const TickTimer&) = delete;

 private:
  std::uint64_t* total_;
  std::uint64_t start_;
};

}  // namespace relata
