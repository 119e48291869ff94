// What each rule and each of its patterns does on a pinned corpus, counted again after every change while nobody waits.
#pragma once
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/extraction.h"
#include "tools/relata/language_server/checking.h"

namespace relata::language_server {

struct RuleCount {
  std::size_t matches = 0, statements = 0;
  std::vector<std::size_t> by_pattern;  // matches; may be shorter than Rule::match
};
using RuleCounts = std::map<std::string, RuleCount>;  // by pack and id of the rule

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
  // "12 matches in 40 documents of the corpus": the same of one pattern of the rule.
  [[nodiscard]] std::string told(const std::string& pack, const std::string& rule, std::size_t pattern);

 private:
  // A document of the corpus, and what its rules did in it the last time it was read.
  struct Pinned {
    Document document;
    std::string searchable;  // its text
    RuleCounts counts;
  };

  void run();
  // On the thread alone. Given up if something newer has come; else only what the change can touch is read again.
  void count(const CheckedFile& checked, const std::vector<std::string>& corpus);
  void read_corpus(const std::vector<std::string>& corpus, const ReadingLexicon& reading);
  [[nodiscard]] bool is_stale(const CheckedFile& checked);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> corpus_;
  CheckedPointer wanted_;
  bool waiting_ = false;
  RuleCounts counts_;
  std::size_t documents_ = 0;
  bool stopping_ = false;

  // Of the thread:
  std::vector<Pinned> pinned_;
  std::vector<std::string> pinned_from_;
  std::optional<Extractor> extractor_;  // that `pinned_` was read with

  std::thread thread_;
};

}  // namespace relata::language_server
