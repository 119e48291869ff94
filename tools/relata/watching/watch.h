// What `relata watch` is asked for.
#pragma once
#include <string>
#include <vector>

namespace relata {

struct WatchOptions {
  std::string pack;
  std::vector<std::string> corpus;  // documents whose statements are told plus and minus
  std::string date;                 // of documents that have none
  bool once = false;
};

// Findings, with `once`: the pack has errors or a test fails.
[[nodiscard]] int run_watch(const WatchOptions& options);

}  // namespace relata
