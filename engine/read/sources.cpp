#include "engine/read/sources.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace relata {

namespace fs = std::filesystem;

namespace {

[[nodiscard]] bool is_glob(std::string_view path) {
  return path.find_first_of("*?[") != std::string_view::npos;
}

// Does the class that begins at pattern[at] ('[') hold `c`? Moves `at` behind it; false and unmoved if it is not closed.
[[nodiscard]] bool class_holds(std::string_view pattern, std::size_t& at, char c) {
  std::size_t i = at + 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool holds = false, first = true;
  while (i < pattern.size() && (first || pattern[i] != ']')) {
    first = false;
    const char low = pattern[i];
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
      holds = holds || (low <= c && c <= pattern[i + 2]);
      i += 3;
    } else {
      holds = holds || low == c;
      ++i;
    }
  }
  if (i >= pattern.size()) return false;
  at = i + 1;
  return holds != negated;
}

// Shell matching; '*' and '?' stop at '/', '**' does not. One place to go back to for each kind of star: no exponential time.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path) {
  std::size_t p = 0, s = 0;
  std::size_t star_p = std::string_view::npos, star_s = 0, deep_p = std::string_view::npos, deep_s = 0;
  while (s < path.size()) {
    if (p < pattern.size()) {
      if (pattern.substr(p).starts_with("**")) {
        deep_p = p + 2;
        if (deep_p < pattern.size() && pattern[deep_p] == '/') ++deep_p;  // "**/x" is also "x"
        deep_s = s;
        star_p = std::string_view::npos;
        p = deep_p;
        continue;
      }
      if (pattern[p] == '*') {
        star_p = ++p;
        star_s = s;
        continue;
      }
      if (pattern[p] == '[') {
        std::size_t next = p;
        const bool holds = path[s] != '/' && class_holds(pattern, next, path[s]);
        if (holds) {
          p = next;
          ++s;
          continue;
        }
      } else if ((pattern[p] == '?' && path[s] != '/') || pattern[p] == path[s]) {
        ++p;
        ++s;
        continue;
      }
    }
    if (star_p != std::string_view::npos && path[star_s] != '/') {
      s = ++star_s;
      p = star_p;
    } else if (deep_p != std::string_view::npos) {
      s = ++deep_s;
      p = deep_p;
      star_p = std::string_view::npos;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

// All regular files below `folder`, as paths relative to it, sorted; hidden ones and hidden folders left out.
[[nodiscard]] std::vector<std::string> files_below(const fs::path& folder, const std::string& named, std::vector<SourceProblem>& problems) {
  std::vector<std::string> files;
  std::error_code failure;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, failure);
  if (failure) {
    problems.push_back({named, 0, failure.message(), true});
    return files;
  }
  for (const fs::recursive_directory_iterator end; walk != end; walk.increment(failure)) {
    if (failure) break;
    const bool hidden = walk->path().filename().native().starts_with('.');
    std::error_code ignored;
    if (hidden) {
      if (walk->is_directory(ignored)) walk.disable_recursion_pending();
      continue;
    }
    if (walk->is_regular_file(ignored)) files.push_back(walk->path().lexically_relative(folder).generic_string());
  }
  if (failure) problems.push_back({named, 0, failure.message(), true});
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string to_string(const SourceProblem& problem) {
  if (problem.line == 0) return problem.source + ": " + problem.message;
  return problem.source + ":" + std::to_string(problem.line) + ": " + problem.message;
}

std::vector<SourceFileName> find_sources(const std::vector<std::string>& sources, std::vector<SourceProblem>& problems) {
  std::vector<SourceFileName> files;
  for (const auto& source : sources) {
    std::error_code failure;
    if (source == "-") {
      files.push_back({"-", "-"});
      continue;
    }
    const auto status = fs::status(source, failure);
    if (fs::is_directory(status)) {
      for (const auto& file : files_below(source, source, problems)) files.push_back({(fs::path(source) / file).generic_string(), file});
    } else if (fs::exists(status)) {
      files.push_back({source, fs::path(source).filename().generic_string()});
    } else if (is_glob(source)) {
      const auto slash = source.substr(0, source.find_first_of("*?[")).rfind('/');
      const std::string base = slash == std::string::npos ? "." : slash == 0 ? "/" : source.substr(0, slash);
      const std::string pattern = slash == std::string::npos ? source : source.substr(slash + 1);
      std::size_t found = 0;
      for (const auto& file : files_below(base, source, problems)) {
        if (!glob_matches(pattern, file)) continue;
        files.push_back({slash == std::string::npos ? file : (fs::path(base) / file).generic_string(), file});
        ++found;
      }
      if (found == 0) problems.push_back({source, 0, "matches no file", true});
    } else {
      problems.push_back({source, 0, failure ? failure.message() : "No such file or directory", true});
    }
  }
  return files;
}

}  // namespace relata
