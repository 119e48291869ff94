// What a run read, found, wrote and left out, and why: told on standard error at its end.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/write/write_outputs.h"

namespace relata {

struct RunSummary {
  std::size_t documents = 0, sentences = 0, mentions = 0, statements = 0;
  std::size_t copies = 0;            // documents that nearly equal an earlier one
  std::size_t sources_left_out = 0;  // sources or records that could not be read
  std::size_t foreign = 0;           // documents in another language
  std::size_t broken_rules = 0;
  std::size_t unresolved = 0, mistyped = 0;
  std::size_t readings_cut = 0, pairs_cut = 0;
  std::map<std::string, std::size_t> deprecated;  // rules of that status -> statements that they made
  std::uint64_t bytes = 0;                        // of text
  WriteSummary written;
  bool has_graph = false, has_rdf = false;
  std::string base;
  std::vector<std::string> paths;
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  double seconds_to_load = 0;

  [[nodiscard]] bool left_out() const { return sources_left_out + foreign + broken_rules > 0; }
};

// Lines of text, the last one with its line end.
[[nodiscard]] std::string to_string(const RunSummary& summary);

}  // namespace relata
