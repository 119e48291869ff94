// Tells when files below some folders were written, moved or removed (inotify).
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

namespace relata {

class FolderWatch {
 public:
  FolderWatch();
  ~FolderWatch();
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;

  // The folder and all below it, from now on. Told again, it looks for new ones.
  void add_tree(const std::string& folder);
  // One file, or a folder that may come back: events of others beside it are passed over.
  void add_entry(const std::string& path);
  [[nodiscard]] bool works() const { return inotify_ >= 0; }

  // Waits until something was written and nothing more comes for a moment: an editor that saves by another name and renames is heard
  // once. False if a signal came.
  [[nodiscard]] bool wait();

 private:
  struct Place {
    std::string folder;
    bool whole = false;           // every name counts
    std::set<std::string> names;  // else these
  };
  void add(const std::string& folder, bool whole, const std::string& name);
  // What has come so far; true if any of it counts.
  bool take_events();

  int inotify_;
  std::map<int, Place> places_;
};

}  // namespace relata
