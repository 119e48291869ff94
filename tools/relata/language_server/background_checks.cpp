#include "tools/relata/language_server/background_checks.h"

namespace relata::language_server {

BackgroundChecks::BackgroundChecks(std::chrono::milliseconds quiet, std::function<void(const CheckedPointer&)> told)
    : told_(std::move(told)), quiet_(quiet), thread_([this] { run(); }) {}

BackgroundChecks::~BackgroundChecks() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void BackgroundChecks::set_quiet_time(std::chrono::milliseconds quiet) {
  const std::lock_guard lock(mutex_);
  quiet_ = quiet;
}

void BackgroundChecks::ask(const DocumentPointer& document, const OpenDocuments& open) {
  {
    const std::lock_guard lock(mutex_);
    current_ = open.by_uri();
    texts_ = open.texts();
    for (const auto& [uri, each] : current_)
      if (each->is_relata) waiting_.insert(uri);
    first_ = document->uri;
    // What has never been checked is checked at once: completion and hover wait for it.
    due_ = std::chrono::steady_clock::now() + (done_.contains(document->uri) ? quiet_ : std::chrono::milliseconds(0));
  }
  changed_.notify_all();
}

void BackgroundChecks::forget(const OpenDocument& document, const OpenDocuments& open) {
  const std::lock_guard lock(mutex_);
  current_ = open.by_uri();
  texts_ = open.texts();
  waiting_.erase(document.uri);
  done_.erase(document.uri);
}

CheckedPointer BackgroundChecks::latest(const std::string& uri) {
  const std::lock_guard lock(mutex_);
  const auto found = done_.find(uri);
  return found == done_.end() ? nullptr : found->second;
}

bool BackgroundChecks::is_checked(const std::string& uri) const {
  const auto found = current_.find(uri);
  return found != current_.end() && found->second->is_relata;
}

CheckedPointer BackgroundChecks::first(const std::string& uri, std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, longest, [&] { return stopping_ || done_.contains(uri) || !is_checked(uri); });
  const auto found = done_.find(uri);
  return found == done_.end() ? nullptr : found->second;
}

DocumentPointer BackgroundChecks::next_waiting() {
  const std::string uri = waiting_.contains(first_) ? first_ : *waiting_.begin();
  waiting_.erase(uri);
  const auto found = current_.find(uri);
  return found == current_.end() ? nullptr : found->second;
}

void BackgroundChecks::run() {
  FileChecker checker;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    while (!stopping_ && std::chrono::steady_clock::now() < due_) changed_.wait_until(lock, due_);
    if (stopping_) return;
    const DocumentPointer document = waiting_.empty() ? nullptr : next_waiting();
    if (!document) continue;
    const auto texts = texts_;
    lock.unlock();
    const CheckedPointer checked = checker.check(document, texts);
    lock.lock();
    const auto current = current_.find(document->uri);
    if (current == current_.end()) continue;
    done_[document->uri] = checked;
    changed_.notify_all();
    // Told before the lock goes, so that nothing is told of a document that is closed.
    if (current->second == document) told_(checked);
  }
}

}  // namespace relata::language_server
