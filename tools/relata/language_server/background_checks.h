// Checks of open files on a thread of their own, some time after the last key was struck.
#pragma once
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "tools/relata/language_server/checking.h"

namespace relata::language_server {

class BackgroundChecks {
 public:
  // `told` is called on the thread of the checks for each that is done, unless the document has changed or
  // gone meanwhile; it must not come back here.
  BackgroundChecks(std::chrono::milliseconds quiet, std::function<void(const CheckedPointer&)> told);
  ~BackgroundChecks();
  BackgroundChecks(const BackgroundChecks&) = delete;
  BackgroundChecks& operator=(const BackgroundChecks&) = delete;

  void set_quiet_time(std::chrono::milliseconds quiet);
  // `document` is checked once nothing has been asked for a while, with the other open files, which may name what it declares, behind it.
  void ask(const DocumentPointer& document, const OpenDocuments& open);
  void forget(const OpenDocument& document, const OpenDocuments& open);
  // The last check of the document, perhaps of an older version; nullptr if there is none yet.
  [[nodiscard]] CheckedPointer latest(const std::string& uri);
  // The same; where there is none yet, it is waited for, so long at most.
  [[nodiscard]] CheckedPointer first(const std::string& uri, std::chrono::milliseconds longest);

 private:
  void run();
  [[nodiscard]] DocumentPointer next_waiting();
  // Is it open, and a file of a pack?
  [[nodiscard]] bool is_checked(const std::string& uri) const;

  std::function<void(const CheckedPointer&)> told_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::chrono::milliseconds quiet_;
  std::chrono::steady_clock::time_point due_;
  std::map<std::string, DocumentPointer> current_;  // by uri
  std::set<std::string> waiting_;                   // uris
  std::string first_;                               // uri of the one that was asked for last
  std::shared_ptr<const UnsavedTexts> texts_;
  std::map<std::string, CheckedPointer> done_;  // by uri
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace relata::language_server
