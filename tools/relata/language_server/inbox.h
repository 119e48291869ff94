// What the client sends, read on a thread of its own, so that a request can be cancelled before its turn comes.
#pragma once
#include <condition_variable>
#include <deque>
#include <istream>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "tools/relata/language_server/messages.h"

namespace relata::language_server {

// A message, or why what came is none.
struct Received {
  Json message;
  std::optional<Failure> problem;
};

class Inbox {
 public:
  explicit Inbox(std::istream& in);
  ~Inbox();
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  // Waits for the next one; nullopt once the input has ended.
  [[nodiscard]] std::optional<Received> next();
  // True once for an id that the client has cancelled.
  [[nodiscard]] bool take_cancelled(const Json& id);

 private:
  void read();
  std::istream& in_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Received> waiting_;
  std::set<std::string> cancelled_;  // ids as JSON
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace relata::language_server
