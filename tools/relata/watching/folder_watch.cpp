#include "tools/relata/watching/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

namespace fs = std::filesystem;

namespace relata {
namespace {

// A file counts when it is closed behind writing: half-written ones are not looked at.
constexpr std::uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR;
constexpr int quiet = 15;        // milliseconds without a further event
constexpr int most_rounds = 40;  // of waiting for quiet

}  // namespace

FolderWatch::FolderWatch() : inotify_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FolderWatch::~FolderWatch() {
  if (inotify_ >= 0) close(inotify_);
}

void FolderWatch::add(const std::string& folder, bool whole, const std::string& name) {
  const int watch = inotify_add_watch(inotify_, folder.empty() ? "." : folder.c_str(), events);
  if (watch < 0) return;
  Place& place = places_[watch];
  place.folder = folder;
  place.whole = place.whole || whole;
  if (!name.empty()) place.names.insert(name);
}

void FolderWatch::add_tree(const std::string& folder) {
  add(folder, true, {});
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_directory(ignored)) add(at->path().string(), true, {});
  }
}

void FolderWatch::add_entry(const std::string& path) {
  const fs::path whole = fs::path(path).lexically_normal();
  const fs::path name = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
  const fs::path folder = whole.has_filename() ? whole.parent_path() : whole.parent_path().parent_path();
  add(folder.string(), false, name.string());
}

bool FolderWatch::take_events() {
  alignas(inotify_event) char buffer[1 << 14];
  bool counts = false;
  for (ssize_t size; (size = read(inotify_, buffer, sizeof buffer)) > 0;)
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
      at += static_cast<ssize_t>(sizeof *event + event->len);
      const auto place = places_.find(event->wd);
      if (event->mask & IN_Q_OVERFLOW) counts = true;
      if (place == places_.end()) continue;
      if (event->mask & IN_IGNORED) {
        places_.erase(place);
        continue;
      }
      const std::string name = event->len ? event->name : "";
      // A new file counts once it is written; a new folder may hold files already.
      if ((event->mask & IN_CREATE) && !(event->mask & IN_ISDIR)) continue;
      if (place->second.whole || place->second.names.contains(name)) counts = true;
      if (place->second.whole && (event->mask & IN_ISDIR) && (event->mask & (IN_CREATE | IN_MOVED_TO)))
        add_tree((fs::path(place->second.folder) / name).string());
    }
  return counts;
}

bool FolderWatch::wait() {
  pollfd waited = {inotify_, POLLIN, 0};
  for (bool heard = false; !heard;) {
    if (poll(&waited, 1, -1) < 0 && errno == EINTR) return false;
    heard = take_events();
  }
  for (int round = 0; round < most_rounds && poll(&waited, 1, quiet) > 0; ++round) take_events();
  return true;
}

}  // namespace relata
