#include "engine/write/output_set.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <set>

#include "engine/write/file_sink.h"

namespace relata {

namespace {

// Paths that a signal handler may remove: fixed slots, each a heap copy published at once and taken back at once.
constexpr std::size_t most_temporaries = 256;
std::array<std::atomic<char*>, most_temporaries> temporaries{};

[[nodiscard]] bool remember_temporary(const std::string& path) {
  char* copy = strdup(path.c_str());
  for (auto& slot : temporaries) {
    char* empty = nullptr;
    if (copy && slot.compare_exchange_strong(empty, copy)) return true;
  }
  free(copy);
  return false;
}

void forget_temporary(const std::string& path) {
  for (auto& slot : temporaries) {
    char* held = slot.load();
    if (held && path == held && slot.compare_exchange_strong(held, nullptr)) {
      free(held);
      return;
    }
  }
}

struct OpenOutput {
  OutputKind kind;
  bool second = false;
  std::string target, temporary, backup;  // target empty: standard output
  std::unique_ptr<FileSink> sink;
  bool renamed = false;
};

[[nodiscard]] std::string known_endings() {
  std::string out;
  for (const OutputFormat& format : output_formats()) out += fmt::format("{}{}", out.empty() ? "" : " ", format.ending);
  return out;
}

}  // namespace

void remove_temporary_outputs() noexcept {
  // No memory is freed here: only calls that a signal handler may make.
  for (auto& slot : temporaries)
    if (const char* path = slot.load()) ::unlink(path);
}

struct OutputSet::Impl {
  std::vector<OpenOutput> outputs;
  std::set<std::string> targets;
  bool has_standard_output = false;

  void plan(const OutputRequest& request, std::vector<std::string>& problems, std::vector<std::pair<NamedOutput, std::string>>& files) {
    const bool standard = request.path == "-";
    if (request.texts && !standard) {
      NamedOutput kept{OutputKind::texts, Compression::none, request.path, {}};
      if (request.path.ends_with(".gz"))
        kept.compression = Compression::gzip;
      else if (request.path.ends_with(".zst"))
        kept.compression = Compression::zstd;
      if (!targets.insert(request.path).second) problems.push_back(fmt::format("{}: named twice", request.path));
      files.emplace_back(kept, request.path);
      return;
    }
    const auto named =
        output_named(standard ? "x." + (request.format.starts_with('.') ? request.format.substr(1) : request.format) : request.path);
    if (!named || (!standard && named->stem.empty() && named->ending.front() != '.')) {
      problems.push_back(standard ? fmt::format("-: --format must be one of {}, with .gz or .zst behind it or not", known_endings())
                                  : fmt::format("{}: unknown ending; known are {}, each with .gz or .zst behind it or not", request.path,
                                                known_endings()));
      return;
    }
    if (standard) {
      if (named->kind == OutputKind::csv)
        problems.push_back("-: CSV is two files and can't go to standard output");
      else if (has_standard_output)
        problems.push_back("-: only one output can go to standard output");
      has_standard_output = true;
      files.emplace_back(*named, "");
      return;
    }
    const auto add = [&](const std::string& path) {
      if (!targets.insert(path).second) problems.push_back(fmt::format("{}: named twice", path));
      files.emplace_back(*named, path);
    };
    if (named->kind == OutputKind::csv) {
      add(named->stem + ".nodes" + named->ending);
      add(named->stem + ".edges" + named->ending);
    } else {
      add(request.path);
    }
  }

  void open(const NamedOutput& named, const std::string& path, std::vector<std::string>& problems) {
    OpenOutput output{named.kind, false, path, {}, {}, nullptr};
    if (path.empty()) {
      output.sink = std::make_unique<FileSink>(STDOUT_FILENO, named.compression);
      outputs.push_back(std::move(output));
      return;
    }
    output.second = !outputs.empty() && named.kind == OutputKind::csv && path == named.stem + ".edges" + named.ending;
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
      problems.push_back(fmt::format("{}: is a folder", path));
      return;
    }
    output.temporary = fmt::format("{}.{}.tmp", path, ::getpid());
    output.backup = fmt::format("{}.{}.old", path, ::getpid());
    if (!remember_temporary(output.temporary)) {
      problems.push_back(fmt::format("{}: too many outputs", path));
      return;
    }
    const int descriptor = ::open(output.temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) {
      problems.push_back(fmt::format("{}: can't be written: {}", path, std::strerror(errno)));
      forget_temporary(output.temporary);
      return;
    }
    output.sink = std::make_unique<FileSink>(descriptor, named.compression);
    outputs.push_back(std::move(output));
  }

  void drop_all() {
    for (OpenOutput& output : outputs) {
      if (output.sink) (void)output.sink->close();
      if (output.target.empty()) continue;
      if (!output.renamed) ::unlink(output.temporary.c_str());
      forget_temporary(output.temporary);
    }
    outputs.clear();
  }

  // Puts back what was there before.
  void undo_renames() {
    for (OpenOutput& output : outputs) {
      if (!output.renamed) continue;
      if (output.backup.empty())
        ::unlink(output.target.c_str());
      else
        ::rename(output.backup.c_str(), output.target.c_str());
    }
  }
};

OutputSet::OutputSet(const std::vector<OutputRequest>& requests, std::vector<std::string>& problems) : impl_(std::make_unique<Impl>()) {
  std::vector<std::string> found;
  std::vector<std::pair<NamedOutput, std::string>> files;
  for (const OutputRequest& request : requests) impl_->plan(request, found, files);
  if (found.empty())
    for (const auto& [named, path] : files) impl_->open(named, path, found);
  if (!found.empty()) impl_->drop_all();
  problems.insert(problems.end(), found.begin(), found.end());
}

OutputSet::~OutputSet() {
  if (impl_) impl_->drop_all();
}
OutputSet::OutputSet(OutputSet&&) noexcept = default;
OutputSet& OutputSet::operator=(OutputSet&& other) noexcept {
  std::swap(impl_, other.impl_);
  return *this;
}

bool OutputSet::wants(OutputKind kind) const {
  return std::any_of(impl_->outputs.begin(), impl_->outputs.end(), [&](const OpenOutput& output) { return output.kind == kind; });
}
bool OutputSet::wants_graph() const {
  return wants(OutputKind::graphml) || wants(OutputKind::gexf) || wants(OutputKind::csv) || wants(OutputKind::html);
}
bool OutputSet::wants_rdf() const {
  return wants(OutputKind::nquads) || wants(OutputKind::ntriples) || wants(OutputKind::trig) || wants(OutputKind::json_ld);
}

std::vector<Sink*> OutputSet::sinks(OutputKind kind, bool second) const {
  std::vector<Sink*> out;
  for (const OpenOutput& output : impl_->outputs)
    if (output.kind == kind && output.second == second) out.push_back(output.sink.get());
  return out;
}

void OutputSet::write(OutputKind kind, std::string_view bytes) {
  for (Sink* sink : sinks(kind)) sink->write(bytes);
}

std::vector<std::string> OutputSet::paths() const {
  std::vector<std::string> out;
  for (const OpenOutput& output : impl_->outputs)
    if (!output.target.empty()) out.push_back(output.target);
  return out;
}

bool OutputSet::commit(std::vector<std::string>& problems) {
  bool good = true;
  for (OpenOutput& output : impl_->outputs)
    if (const std::string problem = output.sink->close(); !problem.empty()) {
      problems.push_back(fmt::format("{}: can't be written: {}", output.target.empty() ? "-" : output.target, problem));
      good = false;
    }
  for (OpenOutput& output : impl_->outputs) {
    if (!good || output.target.empty()) continue;
    // A second name for the old file, so that it can come back; where the file system has none, it can't.
    ::unlink(output.backup.c_str());
    if (::link(output.target.c_str(), output.backup.c_str()) != 0) output.backup.clear();
    if (::rename(output.temporary.c_str(), output.target.c_str()) != 0) {
      problems.push_back(fmt::format("{}: can't be written: {}", output.target, std::strerror(errno)));
      if (!output.backup.empty()) ::unlink(output.backup.c_str());
      good = false;
    } else {
      output.renamed = true;
    }
  }
  if (!good)
    impl_->undo_renames();
  else
    for (const OpenOutput& output : impl_->outputs)
      if (!output.target.empty() && !output.backup.empty()) ::unlink(output.backup.c_str());
  impl_->drop_all();
  return good;
}

}  // namespace relata
