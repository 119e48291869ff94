// How far a long run is, on one line of a terminal; nothing where standard error is none.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace relata {

class Progress {
 public:
  explicit Progress(std::size_t total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::size_t documents, std::uint64_t bytes);
  // Takes the line away, so that something else can be written.
  void clear();

 private:
  bool terminal_;
  bool shown_ = false;
  std::size_t total_;
  std::chrono::steady_clock::time_point start_, last_;
};

}  // namespace relata
