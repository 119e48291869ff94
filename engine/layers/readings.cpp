#include "engine/layers/readings.h"

#include <algorithm>
#include <unordered_set>

#include "engine/layers/bind.h"
#include "engine/layers/open_patterns.h"
#include "engine/layers/restate.h"

namespace relata {
namespace {

// Two readings are one if they say the same of the same words.
std::string key_of(const AnalysisState& state, const Tape& tape) {
  std::string key;
  auto add = [&](std::uint32_t value) { key.append(reinterpret_cast<const char*>(&value), sizeof value); };
  for (const Cell& cell : tape.cells) {
    add(cell.document.begin);
    add(cell.document.end);
    if (cell.mention == no_mention) continue;
    const Mention& mention = state.mention(cell.mention);
    add(mention.symbol);
    add(mention.lemma);
    add(static_cast<std::uint32_t>(mention.mode));
  }
  return key;
}

class SentenceReadings {
 public:
  SentenceReadings(AnalysisState& state, std::uint32_t sentence, std::size_t layer)
      : state_(state), sentence_(sentence), layer_number_(layer), layer_(state.program.layers[layer]) {}

  std::vector<Reading> run() {
    const Tape tape = state_.tapes[sentence_];
    open_.find(state_, layer_, tape, tape.cells.size());
    state_.begin_pass(layer_number_, sentence_);
    for (std::size_t cell = 0; cell < tape.cells.size() && !full_; ++cell) read_at(tape, cell, 1, {}, false);
    state_.end_pass();
    for (std::size_t i = 0; i < readings_.size() && !full_; ++i) {
      if (readings_[i].depth >= deepest_reading || readings_[i].tape.cells.empty()) continue;
      const Reading reading = readings_[i];
      open_.find(state_, layer_, reading.tape, 1);
      state_.begin_pass(layer_number_, sentence_, i + 1);
      read_at(reading.tape, 0, static_cast<std::uint8_t>(reading.depth + 1), reading.makers, reading.own_times);
      state_.end_pass();
    }
    return std::move(readings_);
  }

 private:
  void read_at(const Tape& tape, std::size_t cell, std::uint8_t depth, const std::vector<std::uint32_t>& makers, bool own_times) {
    std::uint32_t done = 0xffffffff;
    open_.at(cell, [&](std::uint32_t p) {
      const CompiledPattern& pattern = layer_.patterns[p];
      if (full_ || pattern.rule == done) return;
      if (std::find(makers.begin(), makers.end(), pattern.rule) != makers.end()) return;
      auto binding = bind_at(state_, tape, cell, pattern);
      if (!binding) return;
      done = pattern.rule;
      state_.note_acted();
      const std::size_t attempt = state_.attempts ? state_.attempts->size() - 1 : 0;
      for (const RestateAction& action : binding->rule->restate)
        for (Reading& reading : restate(state_, sentence_, tape, *binding, action)) {
          reading.depth = depth;
          reading.rule = pattern.rule;
          reading.attempt = attempt;
          reading.own_times = own_times || binding->rule->when_none;
          reading.makers.insert(reading.makers.end(), makers.begin(), makers.end());
          keep(std::move(reading));
        }
    });
  }

  void keep(Reading reading) {
    if (!seen_.insert(key_of(state_, reading.tape)).second) return;
    if (readings_.size() >= most_readings) {
      ++state_.analysis.readings_cut;
      full_ = true;
      return;
    }
    state_.count_emitted(reading.rule, 1);
    readings_.push_back(std::move(reading));
  }

  AnalysisState& state_;
  std::uint32_t sentence_;
  std::size_t layer_number_;
  const CompiledLayer& layer_;
  OpenPatterns open_;
  std::vector<Reading> readings_;
  std::unordered_set<std::string> seen_;
  bool full_ = false;
};

}  // namespace

std::vector<Reading> read_sentence(AnalysisState& state, std::uint32_t sentence, std::size_t layer) {
  return SentenceReadings(state, sentence, layer).run();
}

}  // namespace relata
