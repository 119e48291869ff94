#include "tools/relata/editing/apply_fixes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "tools/relata/editing/line_diff.h"
#include "tools/relata/editing/replace_file.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

bool overlaps(const Edit& a, const Edit& b) {
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

}  // namespace

std::string edited(const std::string& bytes, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string out;
  std::uint32_t at = 0;
  for (const Edit& edit : edits) {
    out += bytes.substr(at, edit.span.begin - at) + edit.replacement;
    at = edit.span.end;
  }
  return out + bytes.substr(at);
}

bool apply_fixes(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen, bool dry) {
  std::map<std::string, std::pair<SourceId, std::vector<Edit>>> files;
  std::size_t fixed = 0;
  for (const Diagnostic* each : chosen) {
    if (each->fixes.empty() || each->fixes.front().edits.empty()) continue;
    bool free = true;
    for (const Edit& edit : each->fixes.front().edits)
      for (const Edit& other : files[diagnostics.source(edit.source).path].second) free = free && !overlaps(edit, other);
    if (!free) continue;
    for (const Edit& edit : each->fixes.front().edits) {
      auto& [source, edits] = files[diagnostics.source(edit.source).path];
      source = edit.source;
      edits.push_back(edit);
    }
    ++fixed;
  }
  bool sound = true;
  for (const auto& [path, changes] : files) {
    if (changes.second.empty()) continue;
    const std::string& bytes = diagnostics.source(changes.first).bytes;
    const std::string text = edited(bytes, changes.second);
    if (dry) {
      const std::string diff = unified_diff(bytes, text, path);
      std::fwrite(diff.data(), 1, diff.size(), stdout);
    } else if (!replace_file(path, text)) {
      complain("`" + path + "` can't be written");
      sound = false;
    }
  }
  std::fflush(stdout);
  fmt::print(stderr, "{} {}\n", fixed, dry ? "would be fixed" : "fixed");
  return sound;
}

}  // namespace relata
