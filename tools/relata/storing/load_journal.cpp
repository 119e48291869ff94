#include "tools/relata/storing/load_journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "engine/text/stable_hash.h"

namespace relata {

// One line: batches, fingerprint. A file for each endpoint and way, so that loads into two stores don't meet.
LoadJournal::LoadJournal(const std::string& file, const std::string& endpoint, const std::string& way)
    : path_(fmt::format("{}.{}.loading", file, stable_id(endpoint, way).substr(0, 8))), key_(stable_id(endpoint, way)) {
  std::ifstream in(path_);
  std::string key;
  if (!(in >> key >> batches_ >> fingerprint_) || key != key_) restart();
}

bool LoadJournal::acknowledge(const std::string& fingerprint) {
  ++batches_;
  fingerprint_ = fingerprint;
  const std::string line = fmt::format("{} {} {}\n", key_, batches_, fingerprint_);
  const std::string fresh = path_ + "~";
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool written = ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  return (::close(file) == 0) && written && std::rename(fresh.c_str(), path_.c_str()) == 0;
}

void LoadJournal::restart() {
  batches_ = 0;
  fingerprint_.clear();
}

void LoadJournal::remove() {
  std::remove(path_.c_str());
}

}  // namespace relata
