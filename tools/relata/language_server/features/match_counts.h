// What each rule does on a pinned corpus, counted again after every change while nobody waits.
#pragma once
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tools/relata/language_server/checking.h"

namespace relata::language_server {

struct RuleCount {
  std::size_t matches = 0, statements = 0;
};

class MatchCounts {
 public:
  MatchCounts();
  ~MatchCounts();
  MatchCounts(const MatchCounts&) = delete;
  MatchCounts& operator=(const MatchCounts&) = delete;

  // Files, folders or globs; empty: nothing is counted.
  void set_corpus(std::vector<std::string> corpus);
  // The rules as `checked` has read them, once nothing newer comes; what is being counted for an older text is given up.
  void ask(const CheckedPointer& checked);
  // "12 matches, 3 statements in 40 documents of the corpus"; of an older text until the newest is counted; empty if there is nothing.
  [[nodiscard]] std::string told(const std::string& pack, const std::string& rule);

 private:
  void run();
  // False if something newer has come.
  [[nodiscard]] bool count(const CheckedFile& checked, const std::vector<std::string>& corpus);
  [[nodiscard]] bool is_stale(const CheckedFile& checked);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> corpus_;
  CheckedPointer wanted_;
  bool waiting_ = false;
  std::map<std::string, RuleCount> counts_;  // by pack and id of the rule
  std::size_t documents_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace relata::language_server
