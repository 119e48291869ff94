#include "tools/relata/editing/line_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t most_cells = 4'000'000;  // of the table of common lines; beyond it the middle is one change
constexpr std::size_t around = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

struct Line {
  char sign;  // ' ', '-', '+'
  std::string_view text;
};

// The lines of both, the longest common subsequence unmarked.
std::vector<Line> compare(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::size_t first = 0, last = 0;
  while (first < a.size() && first < b.size() && a[first] == b[first]) ++first;
  while (last < a.size() - first && last < b.size() - first && a[a.size() - 1 - last] == b[b.size() - 1 - last]) ++last;
  const std::size_t n = a.size() - first - last, m = b.size() - first - last;
  std::vector<Line> out;
  for (std::size_t i = 0; i < first; ++i) out.push_back({' ', a[i]});
  std::vector<std::uint32_t> table;
  const bool small = n * m <= most_cells;
  if (small) {
    table.assign((n + 1) * (m + 1), 0);
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t j = m; j-- > 0;)
        table[i * (m + 1) + j] = a[first + i] == b[first + j] ? table[(i + 1) * (m + 1) + j + 1] + 1
                                                              : std::max(table[(i + 1) * (m + 1) + j], table[i * (m + 1) + j + 1]);
  }
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (small && i < n && j < m && a[first + i] == b[first + j]) {
      out.push_back({' ', a[first + i]});
      ++i, ++j;
    } else if (i < n && (!small || j == m || table[(i + 1) * (m + 1) + j] >= table[i * (m + 1) + j + 1])) {
      out.push_back({'-', a[first + i++]});
    } else {
      out.push_back({'+', b[first + j++]});
    }
  }
  for (std::size_t k = a.size() - last; k < a.size(); ++k) out.push_back({' ', a[k]});
  return out;
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view name) {
  if (before == after) return {};
  const std::vector<Line> lines = compare(lines_of(before), lines_of(after));
  std::string out = fmt::format("--- {}\n+++ {}\n", name, name);
  std::size_t old_line = 1, new_line = 1;
  for (std::size_t at = 0; at < lines.size();) {
    std::size_t change = at;
    while (change < lines.size() && lines[change].sign == ' ') ++change;
    if (change == lines.size()) break;
    const std::size_t begin = change - std::min(change - at, around);
    old_line += begin - at, new_line += begin - at;
    std::size_t end = change, quiet = 0;
    while (end < lines.size() && quiet <= 2 * around) quiet = lines[end++].sign == ' ' ? quiet + 1 : 0;
    end -= std::min(quiet, quiet > around ? quiet - around : 0);
    std::size_t removed = 0, added = 0;
    for (std::size_t i = begin; i < end; ++i) removed += lines[i].sign != '+', added += lines[i].sign != '-';
    out += fmt::format("@@ -{},{} +{},{} @@\n", old_line, removed, new_line, added);
    for (std::size_t i = begin; i < end; ++i) out += fmt::format("{}{}\n", lines[i].sign, lines[i].text);
    old_line += removed, new_line += added;
    at = end;
  }
  // Line ends alone differ.
  return out;
}

}  // namespace relata
