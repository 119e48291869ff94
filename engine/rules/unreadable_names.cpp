#include "engine/rules/unreadable_names.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace relata {
namespace {

// The key with which an indented line begins; empty if none does.
std::string_view key_of(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == 0 || begin == std::string_view::npos) return {};
  const std::size_t colon = line.find(':', begin);
  if (colon == std::string_view::npos) return {};
  const std::string_view key = line.substr(begin, colon - begin);
  return key.find_first_of(" \t'\"{}[]<>,") == std::string_view::npos ? key : std::string_view{};
}

}  // namespace

std::vector<std::string> unreadable_names(const Diagnostics& diagnostics) {
  std::set<SourceId> faulty;
  for (const Diagnostic& one : diagnostics.all())
    if (one.severity == Severity::error && one.code.starts_with('Y')) faulty.insert(one.primary.source);
  std::set<std::string> names;
  for (const SourceId id : faulty) {
    std::string_view text = diagnostics.source(id).bytes;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (const std::string_view key = key_of(text.substr(0, end)); !key.empty()) names.emplace(key);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace relata
